"""Find the sentences of a clause that answer the part asked for. Where nothing is found, the document does not say it.

What reviewers have noted (conditions, papers) goes first; the rest is told by how notices write amounts, periods, papers and places.
A sentence that only announces that such a thing will be regulated (规范申请条件、标准) says nothing of it.
"""

import re
from collections.abc import Iterator

from bot.answer.focus import Focus
from bot.policy.citation import Span
from bot.policy.clause import Annotation
from bot.policy.condition import FIELDS

SENTENCE = re.compile(r"[^。；;！？]+[。；;！？]?[”」]?")
_NUMBER = r"[0-9０-９.一二三四五六七八九十百千万两]+"
_DAYS = rf"{_NUMBER}个?(?:工作日|日|天|月|年)"
_PAPERS = r"(?:身份证|居住证|户口簿|户口本|证件|证书|证明|材料|协议|合同|申请表|申请书)"
_OFFICE = (
    "(?:窗口|派出所|事务所|所在地|服务中心|卫生中心|服务站|卫生院|卫生室|机构|经办|平台|网站|大厅|街道|社区"
    "|居住地|常住地|就业地|户籍地|户籍所在地|急难发生地|迁入地|流入地|输入地|原籍地?|高校所在地)"
)
_ACT = "(?:办理|申请|申领|申报|登记|落户|参保|参加|缴|享受|享有|领取|就医|签约|办结|实施|入学|就读|投诉|受理|迁)"
_APPLY = r"[^，,。；]{0,12}(?:申|提|办(?!结)|报|缴|登)"
_SETTLE = "[^，,。；]{0,12}(?:办结|办理|审|批|答复|发放|支付)"
_SHOW = "(?:持(?!续)|凭|提供|提交|出示|携带|交验)"

_PATTERNS: dict[Focus, tuple[str, ...]] = {
    "amount": (
        rf"{_NUMBER}(?:元|%|％)|百分之{_NUMBER}|免费|免学费|免除学杂费|免学杂费|三免一补|减免|全额|部分或全部",
        r"(?:按照?|同等)[^，,。；]{0,14}标准[^，,。；]{0,4}(?:缴|给|补|发)|享有同等补助标准",
    ),
    "deadline": (rf"{_DAYS}(?:之|以)?内{_APPLY}", rf"[日月底末](?:之|以)?前{_APPLY}", "截止|逾期"),
    "duration": (rf"{_DAYS}(?:之|以)?内{_SETTLE}", rf"有效期|期限[为是不最]|最长|当[场日天]办|即时办|公示期?{_NUMBER}"),
    "materials": (rf"{_SHOW}[^，,。；]{{0,24}}{_PAPERS}(?!人|办理|制度|类型)", rf"以[“\"]?{_PAPERS}[”\"]?为主要依据|所需材料"),
    "conditions": ("条件(?:之一|的限制|的，)|凡|年满|具备下列", "应当?(?:符合|具备)|须(?:符合|具备)"),
    "place": (
        rf"(?:在|到|向|由|至|通过|利用)[^，,。；]{{0,22}}{_OFFICE}[^，,。；]{{0,16}}{_ACT}",
        r"居住地申请|网上办|123\d\d平台|政务热线",
    ),
    "basis": ("(?:根据|按照|依据|依照|落实)[^。；]{0,6}《[^》]+》",),
    "bureau": ("（[^（）]*负责）",),
}
_SAYS = {focus: re.compile("|".join(parts)) for focus, parts in _PATTERNS.items()}
_NOTED: dict[Focus, tuple[str, ...]] = {"conditions": FIELDS, "materials": ("papers",)}
_WHOLE: tuple[Focus, ...] = ("basis", "bureau")  # a sentence is not cut to the words of the topic: what it rests on, who answers for it
_FIGURES: tuple[Focus, ...] = ("amount", "deadline", "duration")  # in a target they are the government's own
_OWN_PAPER = {"residence_permit": "居住证"}  # what is applied for is none of the papers to bring


def passages(text: str, annotation: Annotation, focus: Focus) -> tuple[Span, ...]:
    """Spans of `text`, a clause, that answer `focus` for the topic of `annotation`: whole sentences of the words that serve the topic."""
    if annotation.kind == "target" and focus in _FIGURES:
        return ()
    noted = [condition.quote for condition in annotation.conditions if condition.field in _NOTED.get(focus, ())]
    found = [span for span in sentences(text) if any(quote in text[slice(*span)] for quote in noted)]
    own = found or [
        span for span in _own(text, annotation.quote, focus) if _says(_bare(text[slice(*span)], annotation.topic, focus), focus)
    ]
    return tuple(_within(text, annotation.quote, span) if focus not in _WHOLE else span for span in own)


def sentences(text: str) -> Iterator[Span]:
    """Spans of the sentences of a clause, in order; together they are the whole text."""
    return (Span(*match.span()) for match in SENTENCE.finditer(text))


def _own(text: str, quote: str, focus: Focus) -> Iterator[Span]:
    """The sentences that serve the topic."""
    start = 0 if focus == "bureau" else text.find(quote)
    end = len(text) if focus == "bureau" else start + len(quote)
    return (span for span in sentences(text) if span.start < end and span.end > start)


def _within(text: str, quote: str, span: Span) -> Span:
    """The part of a sentence that serves the topic, where only a part does."""
    start = text.find(quote)
    inner = Span(max(span.start, start), min(span.end, start + len(quote)))
    return inner if inner.start < inner.end else span


def _says(sentence: str, focus: Focus) -> bool:
    pattern = _SAYS.get(focus)
    return pattern is not None and pattern.search(sentence) is not None


def _bare(sentence: str, topic: str, focus: Focus) -> str:
    return sentence.replace(_OWN_PAPER[topic], "") if focus == "materials" and topic in _OWN_PAPER else sentence
