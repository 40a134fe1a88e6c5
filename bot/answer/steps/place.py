"""Decide whose rules apply: those of the place of living, or of hukou for rights left at home; ask where the place is not known."""

from bot.answer.work import Tools, Work
from bot.policy.topics import Topic
from bot.regions.region import NATIONAL


def decide_place(work: Work, tools: Tools) -> None:
    code = _code(work)
    work.region = tools.gazetteer.get(code) if code else None
    if work.topic is None or work.outcome is not None:
        return
    if code == NATIONAL:
        work.caveats.append(tools.phrases.say("caveat.nation"))
    elif work.topic.place == "hukou" and code and work.question.hukou is None:
        work.caveats.append(tools.phrases.say("caveat.hukou_place", place=tools.gazetteer.get(code).name))
    if code is None:
        work.outcome = "needs_region"
        work.candidates = [tools.gazetteer.get(candidate) for candidate in work.question.candidates]
        work.ask = _ask(work, work.topic, tools)


def _ask(work: Work, topic: Topic, tools: Tools) -> str | None:
    """The question back; None where the answer before this one asks it for both."""
    if work.question.asks == "nothing":
        return None
    if work.candidates:
        return tools.phrases.say("ask.which")
    return tools.phrases.say(f"ask.{topic.place if work.question.asks == 'place' else 'living'}")


def _code(work: Work) -> str | None:
    question = work.question
    if work.topic is not None and work.topic.place == "hukou" and question.hukou:
        return question.hukou
    return question.living
