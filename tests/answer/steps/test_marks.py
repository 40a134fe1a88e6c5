"""Step `marks` of an answer."""

from bot.answer.steps.applicable import find_applicable
from bot.answer.steps.marks import mark_passages
from bot.answer.steps.matter import decide_matter
from bot.answer.steps.place import decide_place

STEPS = [decide_matter, decide_place, find_applicable, mark_passages]


def marked(work, path):
    item = next(item for item in (*work.clauses, *work.basis) if item.found.clause.path == path)
    return [item.found.clause.text[start:end] for start, end in item.marks]


def test_without_a_part_what_serves_the_topic_is_marked(run):
    work = run(STEPS, "subsistence_allowance", "150200")
    assert marked(work, "二（一）3（1）") == [work.clauses[0].found.annotation.quote]


def test_with_a_part_its_sentence_is_marked_and_where_it_is_not_said_nothing(run):
    work = run(STEPS, "medical_insurance", "320600", focus="amount")
    assert [words[:12] for words in marked(work, "（十一）")] == ["对于居住证持有人选择参加"]
    assert marked(run(STEPS, "subsistence_allowance", "150200", focus="amount"), "二（一）3（1）") == []


def test_clauses_of_higher_levels_are_marked_too(run):
    assert marked(run(STEPS, "public_rental_housing", "150200", focus="place"), "（十二）")[0].startswith("农村建档立卡贫困人口在就业地")
