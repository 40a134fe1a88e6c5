"""Step `matter` of an answer."""

from bot.answer.steps.matter import decide_matter


def test_a_topic_is_looked_up(run):
    assert run([decide_matter], "pension").topic.label == "养老保险"


def test_what_is_not_the_assistants_business_is_out_of_scope(run):
    assert run([decide_matter], None, matter="out_of_scope").outcome == "out_of_scope"


def test_an_opening_without_a_matter_is_unclear(run):
    assert run([decide_matter], None, matter="unclear").outcome == "unclear"
