"""Read who answers for a clause.

Reads:  nodes (body)
Writes: nodes (bureaus); the line that closes a group leaves the body and becomes a segment `bureaus`

    ……实施优先保障。（教育部牵头负责）                                  the clause's own, leads
    ……学历教育。（人力资源社会保障部、教育部按职责分工负责）            the clause's own, jointly
    （国家发展改革委牵头相关部门负责）                                  the first leads, 相关部门 joins
    ……30%。（省发展改革委牵头，省财政厅等配合）                         the first leads, the others join
    ……收储。（责任单位：省市场监管局，各设区市政府）                    the clause's own: the words stand in its paragraph
    （责任单位:市住建局）                                                a line of its own: for the whole group that it closes
    第七条 人力资源社会保障行政部门负责……                                an article that names its own
"""

import re
from collections.abc import Sequence

from bot.importer.draft import Draft, Node
from bot.importer.stages.articles import LEVELS
from bot.importer.stages.duties import duties
from bot.policy.bureau import Bureau
from bot.policy.citation import Quoted

_NAMES = r"(?:[^（()）。]|[（(][^（()）。]*[）)]){2,160}?"
OWN = re.compile(rf"[（(]({_NAMES}(?:负责|牵头|配合|参与|落实))[）)](?=[。；]?$)")
SAID = re.compile(r"(?<=[。；])[（(](?:责任|牵头|主管)(?:单位|部门)[:：]([^（()）]{2,200})[）)]")
GROUP = re.compile(r"[（(](?:责任|牵头|主管)(?:单位|部门)[:：]([^（()）]{2,200})[）)]$")
SEPARATOR = re.compile(r"[、，,；;]")
DUTY = re.compile(r"(?:等)?(?:按(?:照)?(?:各自)?职责(?:分工)?(?:分别)?(?:负责|落实)|分别负责|共同负责|负责|落实)$")
LED = re.compile(r"^(?P<lead>.+?)牵头(?:[、，,]?(?P<joint>.+?)(?:参与|配合)?)?$")
PLACE = re.compile(r"(?:各|相关)?(?:市|县|区|州|盟|旗|省|自治区|县区|县[〔（(]区[〕）)]|市[〔（(]州[〕）)])")


def read_bureaus(draft: Draft) -> None:
    closed: dict[int, int] = {}
    for node in draft.leaves():
        quoted = draft.quote(node.body)
        group = GROUP.search(quoted.text)
        if group and _stands_alone(draft, quoted, group.start()):
            _close_group(draft, node, quoted, group, closed)
        else:
            node.bureaus = _own(node, quoted.text)


def _own(node: Node, text: str) -> list[Bureau]:
    said = SAID.search(text) or GROUP.search(text)
    if said:
        return parse_bureaus(said[1])
    own = OWN.search(text)
    if own:
        return parse_bureaus(own[1])
    if node.level in (LEVELS["条"], 0):
        return merge([], [bureau for duty in duties(text) for bureau in duty.bureaus], lead_above=False)
    return node.bureaus


def _stands_alone(draft: Draft, quoted: Quoted, start: int) -> bool:
    """Whether the words begin a line."""
    at = quoted.offsets[start]
    return start == 0 or "\n" in draft.text[quoted.offsets[start - 1] : at]


def _close_group(draft: Draft, node: Node, quoted: Quoted, match: "re.Match[str]", closed: dict[int, int]) -> None:
    line = quoted.span(match.start(), match.end())
    draft.claim("bureaus", *line)
    node.body = draft.free(node.body[0].start, node.body[-1].end)
    bureaus = parse_bureaus(match[1])
    siblings = node.parent.children if node.parent else [node]
    last = siblings.index(node, closed.get(id(node.parent), 0)) if node.parent else 0
    for sibling in siblings[closed.get(id(node.parent), 0) : last + 1]:  # what comes after the line is not of its group
        for leaf in _leaves(sibling):
            leaf.bureaus = leaf.bureaus or bureaus
    closed[id(node.parent)] = last + 1


def _leaves(node: Node) -> list[Node]:
    return [leaf for child in node.children for leaf in _leaves(child)] if node.children else [node]


def parse_bureaus(text: str) -> list[Bureau]:
    """Names and roles from the words of a document: `教育部牵头负责` leads; of several without 牵头 all are joint; one alone leads."""
    rest = DUTY.sub("", text)
    led = LED.match(rest)
    if led:
        return [Bureau(name, "lead") for name in _names(led["lead"])] + [Bureau(name, "joint") for name in _names(led["joint"] or "")]
    names = _names(rest)
    return [Bureau(name, "lead" if len(names) == 1 else "joint") for name in names]


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
