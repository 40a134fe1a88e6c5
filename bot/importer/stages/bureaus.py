"""Read who answers for a clause.

Reads:  nodes (body)
Writes: nodes (bureaus); the line that closes a group leaves the body and becomes a segment `bureaus`

    ……实施优先保障。（教育部牵头负责）                                  the clause's own, leads
    ……学历教育。（人力资源社会保障部、教育部按职责分工负责）            the clause's own, jointly
    （国家发展改革委牵头相关部门负责）                                  the first leads, 相关部门 joins
    （责任单位:市住建局）                                                for the whole group that it closes
"""

import re
from collections.abc import Sequence

from bot.importer.draft import Draft, Node
from bot.policy.bureau import Bureau
from bot.policy.citation import Quoted

OWN = re.compile(r"[（(]((?:[^（()）。]|[（(][^（()）。]*[）)]){2,80}?负责)[）)]$")
GROUP = re.compile(r"[（(](?:责任|牵头|主管)单位[:：]([^（()）]{2,120})[）)]$")
SEPARATOR = re.compile(r"[、，,；;]")
DUTY = re.compile(r"(?:等)?(?:按(?:照)?(?:各自)?职责(?:分工)?(?:分别)?负责|分别负责|共同负责|负责)$")
LED = re.compile(r"^(?P<lead>.+?)牵头(?:[、，,]?(?P<joint>.+?)(?:参与|配合)?)?$")


def read_bureaus(draft: Draft) -> None:
    for node in draft.leaves():
        quoted = draft.quote(node.body)
        group = GROUP.search(quoted.text)
        if group:
            _close_group(draft, node, quoted, group)
            continue
        own = OWN.search(quoted.text)
        if own:
            node.bureaus = parse_bureaus(own[1])


def _close_group(draft: Draft, node: Node, quoted: Quoted, match: "re.Match[str]") -> None:
    line = quoted.span(match.start(), match.end())
    draft.claim("bureaus", *line)
    node.body = draft.free(node.body[0].start, node.body[-1].end)
    bureaus = parse_bureaus(match[1])
    siblings = node.parent.children if node.parent else [node]
    for sibling in siblings:
        if sibling.start > node.start:  # what comes after the line is not of its group
            break
        for leaf in _leaves(sibling):
            leaf.bureaus = leaf.bureaus or bureaus


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
    names = [name.strip().removesuffix("等") for name in SEPARATOR.split(text)]
    return [name for name in names if name]


def merge(above: Sequence[Bureau], own: Sequence[Bureau], *, lead_above: bool) -> list[Bureau]:
    """The bodies of a heading before those of the task, each name once; under a leading heading the task's own bodies are joint."""
    leads = any(bureau.role == "lead" for bureau in above) and lead_above
    merged = {bureau.name: bureau for bureau in above}
    for bureau in own:
        merged.setdefault(bureau.name, Bureau(bureau.name, "joint") if leads else bureau)
    return list(merged.values())
