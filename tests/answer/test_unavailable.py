"""The answer when a part is down."""

from bot.answer.unavailable import unavailable


def test_it_keeps_the_topic_and_gives_a_number(tools):
    answer = unavailable(tools.phrases, "pension")
    assert (answer.outcome, answer.topic, answer.contacts[0].number) == ("unavailable", "pension", "12345")
    assert answer.clauses == ()
