"""Decide whose rules apply: those of the place of living, or of hukou for rights left at home; ask where the place is not known."""

from bot.answer.work import Tools, Work


def decide_place(work: Work, tools: Tools) -> None:
    code = _code(work)
    work.region = tools.gazetteer.get(code) if code else None
    if work.topic is None or work.outcome is not None:
        return
    if work.topic.place == "hukou" and code and work.question.hukou is None:
        work.caveats.append(tools.phrases.say("caveat.hukou_place", place=tools.gazetteer.get(code).name))
    if code is None:
        work.outcome = "needs_region"
        work.candidates = [tools.gazetteer.get(candidate) for candidate in work.question.candidates]
        asks = "ask.which" if work.candidates else f"ask.{work.topic.place}"
        work.ask = tools.phrases.say(asks)


def _code(work: Work) -> str | None:
    question = work.question
    if work.topic is not None and work.topic.place == "hukou" and question.hukou:
        return question.hukou
    return question.living
