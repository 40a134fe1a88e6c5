"""The part of an answer that a question is after: by the intent of a follow-up, or by the words of a question about a topic."""

import re
from typing import Literal

Focus = Literal["bureau", "document", "basis", "materials", "conditions", "amount", "deadline", "place", "duration"]

_BY_INTENT: dict[str, Focus] = {
    "ask_bureau": "bureau",
    "ask_document": "document",
    "ask_effective_date": "document",
    "ask_basis": "basis",
    "ask_materials": "materials",
    "ask_conditions": "conditions",
    "check_eligibility": "conditions",
    "ask_amount": "amount",
    "ask_deadline": "deadline",
    "ask_where": "place",
    "ask_duration": "duration",
}

_WHAT = "(?:什么|啥子?|哪些|哪几样|甚|乜嘢?|咩)"
_PAPERS = "(?:材料|手续|证件|证明|资料|才料)"
# The first that matches counts: 要住多久 asks for a condition, not how long the office takes; 找哪个部门 asks for a bureau, not a place.
_CUES: tuple[tuple[Focus, str], ...] = (
    ("materials", rf"{_WHAT}.{{0,4}}{_PAPERS}|{_PAPERS}.{{0,3}}{_WHAT}|(?:带|准备|拿)(?:点|些)?{_WHAT}|(?:材料|资料)(?:清单)?[？?]?$"),
    ("conditions", rf"{_WHAT}.{{0,3}}(?:条件|要求|资格|人能|人可以|人才)|条件.{{0,2}}{_WHAT}|条件[？?]?$|门槛|要(?:满足|符合|具备)"),
    ("conditions", r"(?:要|得|需)(?:先|要)?(?:住|交|缴|干|工作|待|来)(?:满|够|上)?(?:多久|多长时间|好久|几年|多少年)"),
    ("amount", r"(?<!没)(?<!没有)(?:多少|几多|好多)(?:钱|元)|(?:补|给|领|发|交|缴|报|报销)(?:多少|好多|几多|几成|几个钱)"),
    ("amount", r"(?:补贴|补助|救助|低保|缴费)标准|标准是?多少|什么比例|多少比例|比例是?多少|收费吗"),
    ("deadline", r"截止|截至|最后期限|最晚什么时候|(?:几号|哪天|几月份?)(?:之?前|报名|开始报|申请)|到(?:几号|哪天)"),
    ("deadline", r"什么时候(?:报名|截止)|来得及"),
    ("bureau", r"归(?:哪|谁|边)|属于?哪个(?:部门|局)|(?:哪个|什么|啥子?|哪家)(?:部门|单位|局|机关)|谁(?:管|负责)"),
    ("bureau", r"(?:咨询|联系)电话|电话是?多少"),
    ("bureau", r"找(?:谁|哪个(?:部门|单位|局)?)(?:管|办|问|申请)?[？?呢啊]?$"),
    ("duration", r"(?:办|批|审|等|排|下来|到账|拿到|公示).{0,4}(?:多久|多长时间|好久|几天|多少天|几个月)"),
    ("duration", r"(?:多久|多长时间|好久|几天)(?:能|可以|才|就)?(?:办|批|审|下来|到账|拿)"),
    ("place", r"(?:在|去|到|上)(?:哪|什么地方|啥地方|边度)(?:里|儿|块|个窗口|个大厅)?.{0,4}(?:办|申请|交|领|弄|登记|整|签)"),
    ("place", r"哪个窗口|窗口在哪|网上.{0,2}(?:能|可以).{0,2}[办弄]|地址"),
    ("document", r"(?:哪个|哪份|什么|啥子?)(?:红头)?文件|文号|文件(?:名|号|编号)|第几条|什么时候(?:出台|生效|施行|开始执行)|还有效"),
    ("basis", r"(?:法律|政策|文件)?依据(?:是|在哪|有)|有什么依据|哪(?:条|部|个)法(?:律|规)?规定"),
)  # fmt: skip
_PATTERNS = tuple((focus, re.compile(pattern)) for focus, pattern in _CUES)


def focus_of_intent(name: str) -> Focus | None:
    """The part that an intent asks about; None for an intent that asks about no part."""
    return _BY_INTENT.get(name)


def focus_in(text: str) -> Focus | None:
    """The part that the words of a message ask about (低保要什么材料: materials); None where they ask about the matter as a whole."""
    plain = re.sub(r"\s", "", text)
    return next((focus for focus, pattern in _PATTERNS if pattern.search(plain)), None)
