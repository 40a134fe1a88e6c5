"""Write the first sentence: there is a rule (whose, for whom?), a mention, none, the part asked for, or a question back."""

from bot.answer.steps.part_headline import part_headline
from bot.answer.work import Tools, Work

LONGEST_AUDIENCE = 30


def write_headline(work: Work, tools: Tools) -> None:
    name, facts = _choose(work, tools)
    work.headline = tools.phrases.say(f"headline.{name}", **facts)
    if work.outcome == "unclear":
        work.ask = tools.phrases.say("ask.choice" if work.choices else "ask.matter")


def _choose(work: Work, tools: Tools) -> tuple[str, dict[str, str]]:
    place = work.region.full_name if work.region else ""
    topic = work.topic.label if work.topic else ""
    if work.outcome == "answered":
        return _answered(work, tools, topic)
    if work.outcome == "unclear":
        return _unclear(work, tools, place)
    if work.outcome == "needs_region" and work.question.asks == "nothing":
        return "needs_region_too", {"topic": topic}
    if work.outcome == "needs_region" and work.candidates:
        return "ambiguous", {"name": work.candidates[0].name}
    if work.outcome == "needs_region" and work.question.again:
        return "needs_region_again", {}
    return str(work.outcome), {"place": place, "topic": topic}


def _unclear(work: Work, tools: Tools, place: str) -> tuple[str, dict[str, str]]:
    if work.choices:
        labels = [tools.phrases.say("piece.choice", label=one.label) for one in work.choices]
        return "choices", {"choices": "、".join(labels[:-1]) + tools.phrases.say("piece.or") + labels[-1]}
    if work.question.focus is not None:
        return "part_of_what", {"what": tools.phrases.say(f"part.{work.question.focus}")}
    if not place:
        return "unclear", {}
    return "unclear_there" if work.question.said else "place_noted", {"place": place}


def _answered(work: Work, tools: Tools, topic: str) -> tuple[str, dict[str, str]]:
    assert work.region is not None
    lead = work.clauses[0]
    owner = tools.gazetteer.get(lead.found.document.region_code)
    above = owner.code != work.region.code
    facts = {"place": owner.full_name, "topic": topic, "asker": work.region.full_name}
    if work.question.focus is not None:
        before = tools.phrases.say("piece.above", asker=work.region.full_name) if above else ""
        return part_headline(work, tools, work.question.focus, facts | {"above": before})
    if all(item.found.annotation.strength == "weak" for item in work.clauses):
        return "weak", facts
    return (f"{lead.level}_above" if above else lead.level), facts | {"limit": _limit(work, tools)}


def _limit(work: Work, tools: Tools) -> str:
    """For whom the rule is, where all of it is for the same people and few words say who they are."""
    audiences = {item.found.annotation.audience for item in work.clauses}
    audience = audiences.pop() if len(audiences) == 1 else None
    return tools.phrases.say("piece.limit", audience=audience) if audience and len(audience) <= LONGEST_AUDIENCE else ""
