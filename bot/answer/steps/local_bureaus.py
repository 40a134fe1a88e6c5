"""Beside each bureau, as the document writes it, put the body of the asker's own place that does this work; it is inferred, and says so.

Where the document means the provincial body (省级民政部门), it is the one of the asker's province.
"""

from bot.answer.answer import AnswerBureau, LocalBureau
from bot.answer.departments import usual_body
from bot.answer.steps.contacts import HOTLINE
from bot.answer.work import Tools, Work
from bot.policy.bureau import Bureau


def name_local_bureaus(work: Work, tools: Tools) -> None:
    for item in (*work.clauses, *work.basis):
        item.bureaus = tuple(_beside(bureau, work, tools) for bureau in item.found.clause.bureaus)


def _beside(bureau: Bureau, work: Work, tools: Tools) -> AnswerBureau:
    place = work.region
    if place is not None and bureau.name.startswith("省"):
        place = next((region for region in tools.gazetteer.chain(place.code) if region.level == "province"), place)
    name = usual_body(tools.departments.of_written(bureau.name), place, tools.gazetteer)
    return AnswerBureau(bureau, LocalBureau(name, inferred=True, hotline=HOTLINE) if name else None)
