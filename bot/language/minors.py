"""Whether a message says that who writes it is under fourteen, and whether a parent is beside them.

个人信息保护法 第三十一条: data of a person under fourteen needs the consent of a parent or guardian.
"""

import re
import unicodedata

LEFT_OUT = re.compile(r"[\W_]+")
_AGE = r"(?:[1-9]|1[0-3]|[一二两三四五六七八九]|十[一二三]?)(?:周?岁)"
_ME = r"(?<![和跟给帮让叫替对为])(?:我|俺|本人)(?:(?:今年|现在|才|刚|刚满|快|还|只有|是|已经|都|也|马上|就要|叫[^我]{2,4}))*"
_CHILD = "个?(?:娃|孩|小孩|儿子|女儿|闺女|丫头|崽|仔|妞|幺儿|侄|孙|双胞胎)"  # 我七岁娃娃读书: of whom one is the parent
_PAST = rf"(?!{_CHILD}|就|时|那年|那会|出来|开始|起|的|以前|之前|前|前面|没了|丧|被拐|离家|随|跟着|来)"  # 我十三岁就出来打工: long ago
_CLASS = "(?:小学[一二三四五六]年级|小学(?![一二三四五六]年级)|小[一二三四五六]|[一二三四五六]年级|初一)"
_OVER = rf"(?!{_CHILD}|的|时|那|毕业|没|就|都|到|完|过|以后|之后|文化)"
_STUDENT = rf"(?:一?个?小学生|(?:在|正在|上|读|念)+(?:着|了)?{_CLASS}{_OVER})"
UNDER = re.compile(rf"{_ME}(?:{_AGE}{_PAST}|未满十四|未满14|不满十四|不满14|不到十四岁|不到14岁|没满十四|没满14|{_STUDENT})")
GUARDIAN = re.compile(
    r"(?:爸|妈|父亲|母亲|爷爷|奶奶|外公|外婆|姥姥|姥爷|家长|监护人|大人)(?:也|都|就|已经|正)?"
    r"(?:在(?:我)?(?:旁边|身边|边上|这里|这儿|跟前|一起|看)|陪着?我?|同意|和我一起|跟我一起|看着)"
)
NOT_THERE = re.compile(r"(?:不|没|没有)(?:在|陪|同意)|没在")


def is_under_fourteen(text: str) -> bool:
    """Whether the writer says so of themselves; what is said of a child, or of long ago, does not count."""
    return bool(UNDER.search(_plain(text)))


def guardian_is_there(text: str) -> bool:
    """Whether a parent or guardian is said to be beside the writer, or to agree."""
    plain = _plain(text)
    return bool(GUARDIAN.search(plain)) and not NOT_THERE.search(plain)


def _plain(text: str) -> str:
    return LEFT_OUT.sub("", unicodedata.normalize("NFKC", text))
