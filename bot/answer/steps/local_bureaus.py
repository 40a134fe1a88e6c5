"""Beside each bureau, as the document writes it, put the body of the asker's own place that does this work; what is inferred says so.

Where the document means the provincial body (省级民政部门), it is the one of the asker's province. Where the document names nobody,
its bureaus stay empty, and the body that usually does the topic's work stands apart from them.
"""

from bot.answer.answer import AnswerBureau, LocalBureau
from bot.answer.bodies import LocalBodies
from bot.answer.work import Tools, Work
from bot.policy.bureau import Bureau


def name_local_bureaus(work: Work, tools: Tools) -> None:
    for item in (*work.clauses, *work.basis):
        item.bureaus = tuple(_beside(bureau, work, tools) for bureau in item.found.clause.bureaus)
        item.usual_bureau = None if item.bureaus else _usual(work, tools)


def _beside(bureau: Bureau, work: Work, tools: Tools) -> AnswerBureau:
    place = work.region
    if place is not None and bureau.name.startswith("省"):
        place = next((region for region in tools.gazetteer.chain(place.code) if region.level == "province"), place)
    return AnswerBureau(bureau, _bodies(work, tools).of_written(bureau.name, work.topic.key if work.topic else None, place))


def _usual(work: Work, tools: Tools) -> LocalBureau | None:
    return _bodies(work, tools).of_silence(work.topic.key, work.region) if work.topic else None


def _bodies(work: Work, tools: Tools) -> LocalBodies:
    return work.bodies or LocalBodies((), tools.departments, tools.gazetteer)
