"""Whether a citizen will not, or cannot, say where they are: then the nation's rules are what can be told.

居住证怎么办 → 您现在住在哪个城市或区县？ → 不想说 · 就说全国的 · 随便哪里 · 你别管我在哪
"""

import re

SHORT = 14  # signs up to which a message can be nothing but a refusal

_WHERE = r"(?:哪(?:里|儿|地|省|市|都|个(?:地方|城市|省|市|县)|[，,。！!；;]|$)|(?:什么|啥)(?:地方|城市|省|市)|地址|位置|住址|城市|地方)"
_UNWILLING = r"(?:不|没|别)(?:太)?(?:想|愿意?|肯|打算|方便|便|必要|能|会|要|可以)?(?:再)?"
_TELL = r"(?:说|讲|告诉|透露|提供|填|回答)"
_HERE = r"(?:你|您|我|俺)?(?:现在)?(?:在|住|住在)?"
# Said of the place in so many words; counts whenever no place is known.
_OPENLY = re.compile(
    rf"(?:随便|不管|不论|无论|任何)(?:是|在)?{_WHERE}|{_UNWILLING}{_TELL}{_HERE}{_WHERE}"
    rf"|(?:别|甭|莫|不要|不用|用不着|少)(?:再)?(?:管|问|打听|查){_HERE}{_WHERE}"
    r"|(?:说|讲|按|看|查|给我)(?:一下)?(?:全国|国家)(?:的|层面|统一|通用|$)|全国(?:性|统一|通用|范围)?的(?:[^，。？?]{0,6}(?:规定|政策|标准|文件)|吧|就)"
)
# Says so only where the place was just asked for.
_WHEN_ASKED = re.compile(
    rf"{_UNWILLING}(?:{_TELL}|管)|不方便|保密|隐私|秘密|个人信息|你管|管我|关你|没必要"
    r"|随便|随意|无所谓|^(?:都|全)(?:行|可以|一样|成|得|可)|^(?:在)?哪(?:里|儿|都|个)[^？?]{0,3}(?:都|一样|行)|^任(?:意|何)|^不限"
    r"|^(?:就|那)?(?:说|看|按|要|给|查)?(?:一下)?(?:全国|国家|全中国|中国)(?:的|性|层面|统一|通用|范围|规定|政策)*(?:就行|就好|吧|呗|好了|行了)*$"
    rf"|^(?:我|俺)?(?:也|都)?(?:不(?:太)?(?:知道|清楚|晓得|确定|记得)|唔知|说不(?:清|上来|好))(?:自己)?{_HERE}(?:哪(?:里|儿)?)?(?:了|啊|呀|呢)?$"
    r"|不固定|到处(?:跑|走)|四处(?:跑|走)|没有?固定|居无定所|还没(?:定|决定|想好)"
)


def withholds(text: str, asked: bool) -> bool:
    """Whether `text` says that the place is not to be told; `asked` where it was just asked for."""
    words = re.sub(r"\s", "", text)
    if _OPENLY.search(words):
        return True
    said = re.sub(r"[，。！!~～、,.；;…]", "", words)
    return asked and len(said) <= SHORT and _WHEN_ASKED.search(said) is not None
