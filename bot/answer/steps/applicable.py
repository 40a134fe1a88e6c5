"""Find the clauses of the topic in force on the day, at every level of the place's own chain and of no other place.

The most local level that has any leads; all higher ones are the basis.
"""

from bot.answer.work import Item, Tools, Work


def find_applicable(work: Work, tools: Tools) -> None:
    if work.outcome is not None or work.topic is None or work.region is None:
        return
    chain = tools.gazetteer.chain(work.region.code)
    work.store_revision = tools.repository.revision()
    found = tools.repository.at(work.store_revision).applicable(work.topic.key, [region.code for region in chain], work.question.as_of)
    for region in chain:
        items = [Item(one, region.level) for one in found if one.document.region_code == region.code]
        if items and not work.clauses:
            work.clauses = items
        else:
            work.basis.extend(items)
    work.outcome = "answered" if work.clauses else "no_clause"
