"""Say whom to call.

12345 is the one number of government services in every place, around the clock:
《国务院办公厅关于进一步优化地方政务服务便民热线的指导意见》（国办发〔2020〕53号）.
"""

from bot.answer.answer import Contact
from bot.answer.departments import usual_body
from bot.answer.work import Tools, Work

HOTLINE = "12345"


def name_contacts(work: Work, tools: Tools) -> None:
    if work.outcome in ("needs_region", "unclear"):
        return
    work.contacts.append(Contact(tools.phrases.say("contact.hotline"), HOTLINE, _why(work, tools)))


def _why(work: Work, tools: Tools) -> str:
    if work.topic is None:
        return tools.phrases.say("contact.not_ours")
    body = usual_body(tools.departments.of_topic(work.topic.key), work.region, tools.gazetteer)
    if body is None:
        return tools.phrases.say("contact.ask_rule")
    return tools.phrases.say("contact.ask_body", body=body)
