"""What editors said about the clauses of a version goes over to the next version, where the clauses did not change.

Facts that the new file does not say, and that do not date the version, go over too. What changed is left for the reviewer: `policy diff`
shows it.
"""

from dataclasses import replace

from bot.policy.clause import Clause
from bot.policy.notice import Notice

LASTING = ("title", "number", "issuers", "region_code", "audience", "based_on", "source_url")


def carry_over(old: Notice, new: Notice) -> Notice:
    """`new` with the kinds and annotations of the clauses of `old` that stand in it word for word, and with its lasting facts."""
    partners = _partners(old.clauses, new.clauses)
    kinds = {path: old.kinds[before] for path, before in partners.items() if before in old.kinds}
    annotations = {path: old.annotations[before] for path, before in partners.items() if old.annotations.get(before)}
    facts = {name: getattr(old.document, name) for name in LASTING if not getattr(new.document, name)}
    return replace(
        new, document=replace(new.document, **facts), kinds=kinds | dict(new.kinds), annotations=annotations | dict(new.annotations)
    )


def _partners(old: tuple[Clause, ...], new: tuple[Clause, ...]) -> dict[str, str]:
    """Path in `new` → path in `old` of the clause with the same text: under the same path, else where that text stands only once."""
    texts = {clause.path: clause.text for clause in old}
    places: dict[str, list[str]] = {}
    for clause in old:
        places.setdefault(clause.text, []).append(clause.path)
    found = {}
    for clause in new:
        same = places.get(clause.text, [])
        if texts.get(clause.path) == clause.text:
            found[clause.path] = clause.path
        elif len(same) == 1:
            found[clause.path] = same[0]
    return found
