"""Read who does what from the sentences of a statute.

    国务院劳动保障行政部门主管全国的失业保险工作。                 leads
    户口登记工作，由各级公安机关主管。                             leads
    市住房城乡建设局是全市公共租赁住房保障行政主管部门，           leads
    乡镇人民政府、街道办事处负责有关社会救助的申请受理             both, jointly
    教育、民政等部门按照各自职责，负责相应的管理工作               jointly; the list is one name, because that is how it is written
    补贴由县财政局负责拨付                                         leads
    市住建部门会同市财政部门制定标准                               the first leads, the other joins
    区级残联组织会同同级有关部门负责落实                           the first leads, the other joins

A name is taken as the sentence writes it. 负责人 and what a body is only told to do (责令、处罚) say nothing about who answers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.policy.bureau import Bureau

_SUFFIX = r"(?:部门|机关|机构|委员会|政府|办事处|办公室|办公厅|联合会|残联|组织|中心|局|厅|院|会|部|委)(?:[（(][^（()）]{1,12}[）)])?"
_NAME = rf"(?:(?![的对向由被把将在]|实行|领导|可以|委托|会同)[\u4e00-\u9fff、（）()]){{1,80}}?{_SUFFIX}"
_WHO = rf"(?P<who>{_NAME}(?:会同{_NAME})?)"
_SHARE = r"按照?(?:各自)?(?:的)?(?:职责|职能)(?:分工|范围)?"
_HOW = rf"(?:应当|要|依法|具体|统一|统筹|共同|{_SHARE})*"
PHRASE = re.compile(r"[^。；;，,：:\n]+")
_ACTS = r"(?:制定|拟订|拟定|确定|做好|落实|组织|开展|建立|核定|公布|发布|实施|审核|研究|编制|调整|推进|指导|完善|加强|负责)"
DOES = re.compile(rf"由?{_WHO}{_HOW}(?:负责(?![人制])|主管|统筹全|(?<=职责)(?:履行|做好))")
DONE_BY = re.compile(rf"[^由。]{{1,30}}?由{_WHO}{_HOW}(?:负责(?![人制])|主管)")
TOGETHER = re.compile(rf"(?:[^由。]{{1,30}}?由)?(?P<who>{_NAME}(?:应当|应|要)?会同{_NAME})(?:应当|应|要|具体|共同)*{_ACTS}")
ANSWERS = re.compile(rf"{_WHO}对[^。，]{{2,40}}(?:负责|负总责)$")
ENTITLED = re.compile(rf"{_WHO}是[^。，]{{2,40}}(?:主管部门|主管机关|实施机构|实施机关|负责部门)$")
BY_DUTY = re.compile(rf"由?{_WHO}(?:应当)?(?:{_SHARE})?$")
SHARED = re.compile(_SHARE)
SHARE_FOLLOWS = re.compile(rf"(?:应当)?{_SHARE}(?:负责(?![人制])|做好|履行)")
WORK_FOLLOWS = re.compile(r"(?:共同|具体)?(?:负责(?![人制])|做好|协同)")
CALLED = re.compile(r"[（(]以下[^（()）]*[）)]$")
PARTS = re.compile(rf"(?<=[门关构会府处室厅残联织心局院部委）)])(?:、|以及|和|或者|或)(?=[\u4e00-\u9fff、（）()]*{_SUFFIX}$)")


HINT = re.compile("负责|负总责|统筹全|主管|会同|职责|职能|实施机[构关]")  # without any of them no shape fits
SHAPES = (DOES, ANSWERS, ENTITLED, TOGETHER, DONE_BY)


@dataclass(frozen=True)
class Duty:
    """Who answers, and where the words stand in the sentence."""

    bureaus: tuple[Bureau, ...]
    start: int
    end: int


def duties(text: str) -> Iterator[Duty]:
    """What the sentences of `text` say about who answers, in order."""
    if not HINT.search(text):
        return
    phrases = list(PHRASE.finditer(text))
    for phrase, following in zip(phrases, [*phrases[1:], None], strict=False):
        match = next((found for shape in SHAPES if (found := shape.match(phrase[0]))), None)
        end = phrase.end()
        if match is None and following is not None and text[end] in "，,":
            match, end = _over_two(phrase[0], following[0]), following.end()
        if match is not None:
            shared = bool(SHARED.search(text, phrase.start(), end))
            yield Duty(tuple(_bureaus(CALLED.sub("", match["who"]), shared)), phrase.start() + match.start("who"), end)


def _over_two(phrase: str, following: str) -> "re.Match[str] | None":
    """The body in one phrase, its duty in the next: `教育等部门按照各自职责，负责……`, `教育等部门，按照各自职责负责……`."""
    match = BY_DUTY.fullmatch(phrase)
    if match and SHARE_FOLLOWS.match(following):
        return match
    return match if match and SHARED.search(phrase) and WORK_FOLLOWS.match(following) else None


def _bureaus(who: str, shared: bool) -> Iterator[Bureau]:
    lead, _, others = who.partition("会同")
    names = PARTS.split(re.sub("应当?$|要$", "", lead))
    for name in names:
        yield Bureau(name, "lead" if others or (len(names) == 1 and not shared) else "joint")
    for name in PARTS.split(others) if others else ():
        yield Bureau(name, "joint")
