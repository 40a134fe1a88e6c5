"""Say whom to call: the body that does the work, where the directory has its number, always 12345, and the number of the nation.

12345 is the one number of government services in every place, around the clock:
《国务院办公厅关于进一步优化地方政务服务便民热线的指导意见》（国办发〔2020〕53号）.
"""

from bot.answer.answer import Contact, LocalBureau
from bot.answer.bodies import HOTLINE, LocalBodies
from bot.answer.hotlines import hotlines_of
from bot.answer.work import Tools, Work


def name_contacts(work: Work, tools: Tools) -> None:
    if work.outcome in ("needs_region", "unclear"):
        return
    body = _body(work, tools)
    if body and body.phone and work.topic:
        work.contacts.append(Contact(body.name, body.phone, _own(body, work.topic.label, tools), body))
    work.contacts.append(Contact(tools.phrases.say("contact.hotline"), HOTLINE, _why(body, work, tools), body))
    if work.topic and work.question.focus in (None, "bureau"):
        work.contacts.extend(hotlines_of(work.topic.key))


def _body(work: Work, tools: Tools) -> LocalBureau | None:
    bodies = work.bodies or LocalBodies((), tools.departments, tools.gazetteer)
    return bodies.of_topic(work.topic.key, work.region) if work.topic else None


def _own(body: LocalBureau, topic: str, tools: Tools) -> str:
    where = tools.phrases.say("contact.address", address=body.address) if body.address else ""
    hours = tools.phrases.say("contact.hours", hours=body.hours) if body.hours else ""
    return tools.phrases.say("contact.own", topic=topic) + where + hours


def _why(body: LocalBureau | None, work: Work, tools: Tools) -> str:
    if work.topic is None:
        return tools.phrases.say("contact.not_ours")
    if body is None:
        return tools.phrases.say("contact.ask_rule")
    return tools.phrases.say("contact.ask_body" if body.inferred else "contact.ask_known", body=body.name)
