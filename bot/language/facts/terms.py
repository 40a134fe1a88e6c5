"""What somebody has or is, by its name and the words around it: 居住证没办, 社保一直交着, 我是低保户.

A name alone says nothing (居住证怎么办); said of a kind of people in a question, it supposes (残疾人坐公交要钱不).
"""

import re
from collections.abc import Iterator

from .clauses import Clause
from .cues import ASKED_AFTER, NO, NOT, wished
from .fact import StatedFact

_OFFICE = r"(?!局|卡|所|中心|补贴|补助|大厅|窗口|费率|站|待遇|认定|政策|金(?!.{0,3}[交缴])|代缴|年限)"
_PAPERS = r"有|办理?|领取?|持有?|拿|申请|取得|换"
_STATES = r"有|持有?|享受|吃|是|属于|算|系|为|作为|参加|参|享受着"  # say yes without 了
_PAID = r"有|是|缴纳|缴存|缴费|缴|交|买|上|参加|参|办|入|享受|存|扣"
_STATUS = r"是|系|属于|算|有|评上|评为|评|吃|享受|领|拿|办|列入|纳入|认定为?|定为|列为|被评为"

# Name of the variable, what it is called, the verbs that say yes, and what its people are called.
TERMS: tuple[tuple[str, str, str, str], ...] = (
    ("residence_permit", r"居住证(?!明)|暂住证", _PAPERS, r"(?!)"),
    ("registered_poor", r"建档立卡(?:的?(?:贫困)?(?:户|家庭|人口|人员))?|脱贫(?:不稳定)?户|贫困户|脱贫人口", _STATUS, r"建档立卡.*|脱贫.*|贫困户"),
    ("subsistence_allowance", r"(?:城市|农村|城镇)?低保(?!边缘|线|金|标准|政策)(?:户|对象|家庭|人员)?|最低生活保障", _STATUS, r".*低保(?:户|对象|家庭|人员)"),
    ("destitute", r"特困(?:供养)?(?:户|人员|对象)?(?!供养)|五保户?", _STATUS, r"特困(?:户|人员|对象)|五保户?"),
    ("disabled", r"残疾人证|残疾证|残疾人|残疾(?!补贴|等级)|残障人?士?", rf"{_STATUS}|{_PAPERS}", r"残疾人|残障人?士?"),
    ("veteran", r"退役军人|退伍军人|退伍兵|退役士兵|转业军人|复员军人|老兵", _STATUS, r".*"),
    ("orphan", r"孤儿", _STATUS, r".*"),
    ("left_behind", r"留守(?:儿童|娃儿?|孩子)", _STATUS, r".*"),
    ("single_parent", r"单亲(?:家庭|妈妈|爸爸|妈|爸|母亲|父亲)?|一个人带(?:娃|孩子)离婚", _STATUS, r".*"),
    ("flexible_employment", r"灵活就业(?:人员|者|的人?)?|自由职业者?", rf"{_STATUS}|做|搞", r".*"),
    ("self_employed", r"个体(?:工商)?户", rf"{_STATUS}|做", r".*"),
    ("student", r"(?<!留)(?:在校|高中|初中|大|中专|小|技校)?学生(?!家长|资助|营养|证)|在校生|大学生", r"是|属于|算|作为", r".*"),
    ("employee_pension", r"(?:城镇|企业)?职工(?:基本)?养老(?:保险)?|企业养老保险", _PAID, r"(?!)"),
    ("resident_pension", r"城乡居民(?:基本)?养老(?:保险)?|居民养老(?:保险)?|新农保|农村养老保险|城乡居保", _PAID, r"(?!)"),
    ("pension_insurance", r"养老保险(?!金)|养老(?!院|金|机构|服务|补|中心|的?地方|保险|护理|钱)", _PAID, r"(?!)"),
    ("employee_medical", r"(?:城镇)?职工(?:基本)?(?:医保|医疗(?:保险)?)", _PAID, r"(?!)"),
    ("resident_medical", r"新?农合|(?:城乡)?居民(?:基本)?(?:医保|医疗(?:保险)?)|(?:农村)?合作医疗", _PAID, r"(?!)"),
    ("medical_insurance", rf"(?:医保|医疗保险){_OFFICE}", _PAID, r"(?!)"),
    ("unemployment_insurance", rf"失业(?:保险|险){_OFFICE}", _PAID, r"(?!)"),
    ("work_injury_insurance", rf"工伤(?:保险|险){_OFFICE}", _PAID, r"(?!)"),
    ("social_insurance", rf"(?:社保|社会保险|五险|三险){_OFFICE}", _PAID, r"(?!)"),
    ("housing_fund", r"(?:住房)?公积金(?!贷款|中心|账户)|(?<=[五三]险)一金", _PAID, r"(?!)"),
)  # fmt: skip
_TERM = re.compile("|".join(f"(?P<{name}>{words})" for name, words, _, _ in TERMS))
_BETWEEN = r"(?:什么|啥子?|任何|个|张|这个|那个|本地的?|这边的?|正式的?|过|[一二三四]级|五险|[大高初][一二三四]|[^，]{0,8}(?:和|跟|与|、|也没?有?|还有|以及|又是))?"
_WHO = r"(?:我们?|俺们?|咱们?|他们?|她|员工|工人|大家)"
_FILLER = rf"(?:{_WHO}|我家|也|都|还|就|一直|从来|单位|公司|厂[里子]?|老板|跟着|已经|一天|一分钱?|一次|现在|目前|早就?|又|在|给|自己|有在|是|连|这边|老家|去年|前年|今年|上个?月)*"
_LEFT_AT = re.compile(rf"{NO}有?(?:没|断|停)(?:过)?{_BETWEEN}$|从?(?:没|未)(?:有)?断过{_BETWEEN}$")
_KEPT = re.compile(rf"{_FILLER}(?:从?没(?:有)?|从未|未曾?)[断停](?:过|缴)?")


def _left_no(verbs: str) -> str:
    never = "不" if "缴纳" in verbs else "(?!)"
    return rf"(?:(?:{NO}|{never})(?:给|帮|跟|为|替|人给?)?{_WHO}?(?:{verbs})?(?:过|到|得|上|下来|成|起|了)?|{NO}(?:{verbs})|{NOT}){_BETWEEN}$"


def _left_yes(verbs: str) -> str:
    states = "|".join(verb for verb in verbs.split("|") if verb.strip("?") in _STATES.replace("?", "").split("|"))
    done = rf"(?:{verbs})(?:了|过|着|上|到|的|得有|好了?|下来了?|为|上了){{1,2}}"
    return rf"(?:(?:{states})|{done}|(?:在|一直|(?<!不)给{_WHO}?)(?:{verbs})){_BETWEEN}$"


def _right_no(verbs: str) -> str:
    never = "不" if "缴纳" in verbs else "(?!)"
    no = rf"{NO}(?:有|给|帮|人|跟){{0,2}}{_WHO}?(?:{verbs})(?![够满齐错])|[^，]{{0,10}}(?:就|又|后来)(?:没|不)再?[交缴]了?|(?:{NO})(?:$|[了啊呀也])|{never}(?:给|帮)?{_WHO}?(?:{verbs})|没得|没批|{NO}(?:批|下来)"
    return rf"{_FILLER}(?:{no}|[断停](?!过)|过期|失效|到期|注销|被?取消|退了|办不(?:了|下来)|{NO}有(?!吗))"


def _right_yes(verbs: str) -> str:
    return rf"{_FILLER}(?:(?:{verbs})(?:了|着|过|的|得有|好|下来|到手|齐|呢|$)|有(?=$|的|了|呢|啊)|(?:一直)?在[交缴]|一直[交缴]|在手|齐全|正常)"


_SIDES = {
    name: (re.compile(_left_no(verbs)), re.compile(_right_no(verbs)), re.compile(_left_yes(verbs)), re.compile(_right_yes(verbs)), re.compile(person))
    for name, _, verbs, person in TERMS
}  # fmt: skip
_OF_THEM = re.compile(r"(?:的?基本)?(?:补|生活|护理|费|金|证|监护|身份|证明|认定|津贴|公积金|养老|医保|社保)|的(?!能|可以|有|要)|才")
_ALONE = re.compile(r"(?:我们?(?:家|是)?|俺们?|本人|作为)?$")


def read_terms(clause: Clause) -> Iterator[StatedFact]:
    """Facts that the named things and groups of `clause` state."""
    for match in _TERM.finditer(clause.text):
        name = match.lastgroup or ""
        start, end = match.span()
        value = _value(clause, start, end, name)
        alone = value is None and _stands_for_people(clause, start, end, name)
        if value is not None or alone:
            assumed = clause.assumed(start) or (alone and not clause.named(start) and not clause.text[end:].startswith(("带", "一个")))
            yield StatedFact(name, alone or value is True, start, end, match[0], clause.subject(start), assumed)


def _value(clause: Clause, start: int, end: int, name: str) -> bool | None:
    left, right = clause.text[clause.opening : start], clause.text[end:]
    left_no, right_no, left_yes, right_yes, person = _SIDES[name]
    if left.endswith("有") and right.startswith("没"):
        return None
    if ASKED_AFTER.match(right) and not person.fullmatch(clause.text[start:end]):
        return None
    wish = wished(left)
    if _LEFT_AT.search(left) or _KEPT.match(right):
        return True
    if left_no.search(left) and not re.search(r"(?:有没有|是不是|要不|能不|有木有|有冇)[^，]{0,2}$", left):
        return False
    if right_no.match(right):
        return False
    if wish:
        return None
    return True if left_yes.search(left) or right_yes.match(right) else None


def _stands_for_people(clause: Clause, start: int, end: int, name: str) -> bool:
    """个体户能交吗, 我个体户, 单亲妈妈带两个娃: a kind of people as who acts in a clause."""
    left, right = clause.text[clause.opening : start], clause.text[end:]
    if _SIDES[name][4].fullmatch(clause.text[start:end]) is None or _OF_THEM.match(right) or wished(left):
        return False
    return _ALONE.search(left) is not None and (clause.asks or _ALONE.fullmatch(left) is not None)
