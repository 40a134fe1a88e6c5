"""Read who answers for a clause.

Reads:  nodes (body)
Writes: nodes (bureaus); the line that closes a group leaves the body and becomes a segment `bureaus`; facts `bodies`

    ……实施优先保障。（教育部牵头负责）                                  the clause's own, leads
    ……学历教育。（人力资源社会保障部、教育部按职责分工负责）            the clause's own, jointly
    （国家发展改革委牵头相关部门负责）                                  the first leads, 相关部门 joins
    ……30%。（省发展改革委牵头，省财政厅等配合）                         the first leads, the others join
    ……收储。（责任单位：省市场监管局，各设区市政府）                    the clause's own: the words stand in its paragraph
    〔牵头单位：市住建局，配合单位：市财政局〕                          the role stands before the names
    责任单位：市公安局                                                   a line of its own without brackets, also in two lines
    （责任单位:市住建局）                                                a line of its own: for the whole group that it closes
    第七条 人力资源社会保障行政部门负责……                                a sentence that names who does it
"""

import re
from collections.abc import Sequence

from bot.importer.draft import Draft, Node
from bot.importer.stages.articles import LEVELS
from bot.importer.stages.duties import duties
from bot.policy.bureau import Bureau
from bot.policy.citation import Quoted, Span
from bot.policy.fact import Fact

ARTICLE, PARAGRAPH = LEVELS["条"], LEVELS["款"]
FEW_SENTENCES = 3  # in a longer paragraph of a notice, the body of one sentence does not answer for the others

_OPEN, _CLOSE = "[（(〔【\\[]", "[）)〕】\\]]"
_NAMES = r"(?:[^（()）。]|[（(][^（()）。]*[）)]){2,160}?"
_LABEL = r"(?:责任|牵头|主管|配合|负责|主办|协办|参与|参加|实施)(?:单位|部门|主体)[:：]"
_LISTED = rf"{_LABEL}(?:[^（()）。]|[（(][^（()）。]*[）)]){{2,300}}?"
OWN = re.compile(rf"{_OPEN}({_NAMES}(?:负责|牵头|配合|参与|落实)){_CLOSE}(?=[。；]?$)")
SAID = re.compile(rf"(?<=[。；]){_OPEN}({_LISTED}){_CLOSE}")
GROUP = re.compile(rf"(?:{_OPEN}({_LISTED}){_CLOSE}|(?<![（(〔【\[])((?:{_LABEL}(?:(?!{_LABEL})[^。]){{2,200}})+))[。；]?$")
LABEL = re.compile(_LABEL)
TIME = re.compile(r"[；;，,]?(?:完成|办理|整改)?(?:时限|时间|期限)[:：].*$")
FIRST_LEADS = re.compile(r"[，,；;、]?(?:列|排)在?(?:第一|首位)位?的?(?:单位|部门)?为牵头(?:单位|部门)?.*$|[，,；;]?下同$")
SEPARATOR = re.compile(r"[、，,；;](?![^（(]*[）)])")
DUTY = re.compile(r"(?:等)?(?:按(?:照)?(?:各自)?职责(?:分工)?(?:分别)?(?:负责|落实)|分别负责|共同负责|负责|落实)$")
LED = re.compile(r"^(?P<lead>.+?)(?:牵头(?:负责)?[、，,；;]?(?:会同)?|会同)(?:(?P<joint>.+?)(?:参与|配合)?)?$")
PLACE = re.compile(r"(?:各|相关)?(?:市|县|区|州|盟|旗|省|自治区|县区|县[〔（(]区[〕）)]|市[〔（(]州[〕）)])")


def read_bureaus(draft: Draft) -> None:
    closed: dict[int, int] = {}
    for node in draft.leaves():
        quoted = draft.quote(node.body)
        group = GROUP.search(quoted.text)
        if group and _stands_alone(draft, quoted, group.start()):
            _close_group(draft, node, quoted, group, closed)
        else:
            node.bureaus = _own(draft, node, quoted)


def _own(draft: Draft, node: Node, quoted: Quoted) -> list[Bureau]:
    text = quoted.text
    said = SAID.search(text) or GROUP.search(text) or OWN.search(text)
    if said:
        return _noted(draft, parse_bureaus(said[said.lastindex or 1]), quoted.span(*said.span()))
    if node.level not in (ARTICLE, PARAGRAPH) and text.count("。") > FEW_SENTENCES:
        return node.bureaus
    return node.bureaus or merge([], [bureau for duty in duties(text) for bureau in duty.bureaus], lead_above=False)


def _stands_alone(draft: Draft, quoted: Quoted, start: int) -> bool:
    """Whether the words begin a line."""
    at = quoted.offsets[start]
    return start == 0 or "\n" in draft.text[quoted.offsets[start - 1] : at]


def _close_group(draft: Draft, node: Node, quoted: Quoted, match: "re.Match[str]", closed: dict[int, int]) -> None:
    line = quoted.span(match.start(), match.end())
    draft.claim("bureaus", *line)
    node.body = draft.free(node.body[0].start, node.body[-1].end)
    bureaus = _noted(draft, parse_bureaus(match[1] or match[2]), line)
    siblings = node.parent.children if node.parent else [node]
    last = siblings.index(node, closed.get(id(node.parent), 0)) if node.parent else 0
    for sibling in siblings[closed.get(id(node.parent), 0) : last + 1]:  # what comes after the line is not of its group
        for leaf in _leaves(sibling):
            leaf.bureaus = leaf.bureaus or bureaus
    closed[id(node.parent)] = last + 1


def _noted(draft: Draft, bureaus: list[Bureau], span: Span) -> list[Bureau]:
    """The bodies, noted as a fact with the words that name them."""
    if bureaus:
        draft.facts.append(Fact("bodies", tuple(bureau.name for bureau in bureaus), span))
    return bureaus


def _leaves(node: Node) -> list[Node]:
    return [leaf for child in node.children for leaf in _leaves(child)] if node.children else [node]


def parse_bureaus(text: str) -> list[Bureau]:
    """Names and roles from the words of a document: `教育部牵头负责` leads; of several without 牵头 all are joint; one alone leads.

    `牵头单位：甲；配合单位：乙、丙` says the role before the names.
    """
    text = TIME.sub("", text)
    labels = list(LABEL.finditer(text))
    if labels:
        ends = [label.start() for label in labels[1:]] + [len(text)]
        return _labelled([(label[0], text[label.end() : end]) for label, end in zip(labels, ends, strict=True)])
    first_leads = FIRST_LEADS.sub("", text)
    if "牵头" in text and "牵头" not in first_leads:
        return [Bureau(name, "joint" if index else "lead") for index, name in enumerate(_names(first_leads))]
    rest = DUTY.sub("", first_leads).removeprefix("由")
    led = LED.match(rest)
    if led:
        return [Bureau(name, "lead") for name in _names(led["lead"])] + [Bureau(name, "joint") for name in _names(led["joint"] or "")]
    names = _names(rest)
    return [Bureau(name, "lead" if len(names) == 1 else "joint") for name in names]


def _labelled(groups: list[tuple[str, str]]) -> list[Bureau]:
    found: list[Bureau] = []
    for label, names in groups:
        own = parse_bureaus(names)
        if label.startswith(("牵头", "主办", "主管")):
            own = [Bureau(bureau.name, "lead") for bureau in own]
        elif label.startswith(("配合", "协办", "参与", "参加")):
            own = [Bureau(bureau.name, "joint") for bureau in own]
        found = merge(found, own, lead_above=True)
    return found


def _names(text: str) -> list[str]:
    names: list[str] = []
    place = ""
    for part in SEPARATOR.split(text):
        name = place + part.strip()
        place = f"{name}、" if PLACE.fullmatch(name.rpartition("、")[2]) else ""  # 各市、县（区）人民政府 is one name
        if not place:
            names.append(name.removesuffix("等"))
    names.append(place.removesuffix("、"))
    return [name for name in names if name]


def merge(above: Sequence[Bureau], own: Sequence[Bureau], *, lead_above: bool) -> list[Bureau]:
    """The bodies of a heading before those of the task, each name once; under a leading heading the task's own bodies are joint."""
    leads = any(bureau.role == "lead" for bureau in above) and lead_above
    merged = {bureau.name: bureau for bureau in above}
    for bureau in own:
        merged.setdefault(bureau.name, Bureau(bureau.name, "joint") if leads else bureau)
    return list(merged.values())
