"""Write the clauses: every numbered unit that holds no smaller one.

Reads:  nodes (path, heading, body, bureaus)
Writes: clauses; segments `clause`

    二（一）1（1）   headings: 重点任务 / 完善住房保障… / 积极拓宽进城农牧民住房保障渠道
"""

from bot.importer.draft import Draft, Node
from bot.policy.citation import Span
from bot.policy.clause import Clause, clause_id


def write_clauses(draft: Draft) -> None:
    for node in draft.leaves():
        if not node.body:
            draft.warnings.append(f"条款没有正文：{node.path}")
            continue
        spans = [piece for span in node.body for piece in draft.claim("clause", span.start, span.end, node.path)]
        draft.clauses.append(_clause(draft, node, spans))


def _clause(draft: Draft, node: Node, spans: list[Span]) -> Clause:
    chain = [node, *node.ancestors()]
    headings = tuple(draft.quote(unit.heading).text for unit in reversed(chain) if unit.heading)
    text = draft.quote(spans).text
    return Clause(clause_id(draft.document_id, node.path), node.path, headings, text, tuple(spans), tuple(node.bureaus))
