"""Write the first sentence: there is a rule (whose?), a mention, none, or a question back."""

from bot.answer.work import Tools, Work


def write_headline(work: Work, tools: Tools) -> None:
    name, facts = _choose(work, tools)
    work.headline = tools.phrases.say(f"headline.{name}", **facts)
    if work.outcome == "unclear":
        work.ask = tools.phrases.say("ask.matter")


def _choose(work: Work, tools: Tools) -> tuple[str, dict[str, str]]:
    place = work.region.full_name if work.region else ""
    topic = work.topic.label if work.topic else ""
    if work.outcome == "answered":
        return _answered(work, tools, topic)
    if work.outcome == "needs_region" and work.candidates:
        return "ambiguous", {"name": work.candidates[0].name}
    if work.outcome == "unclear" and work.region:
        return "place_noted", {"place": place}
    return str(work.outcome), {"place": place, "topic": topic}


def _answered(work: Work, tools: Tools, topic: str) -> tuple[str, dict[str, str]]:
    assert work.region is not None
    lead = work.clauses[0]
    owner = tools.gazetteer.get(lead.found.document.region_code)
    facts = {"place": owner.full_name, "topic": topic, "asker": work.region.full_name}
    if all(item.found.annotation.strength == "weak" for item in work.clauses):
        return "weak", facts
    above = owner.code != work.region.code
    return (f"{lead.level}_above" if above else lead.level), facts
