"""The answer when a part is down."""

from bot.answer.unavailable import turned_off, unavailable


def test_it_keeps_the_topic_and_gives_a_number(tools):
    answer = unavailable(tools.phrases, "pension")
    assert (answer.outcome, answer.topic, answer.contacts[0].number) == ("unavailable", "pension", "12345")
    assert answer.clauses == ()


def test_while_the_bot_is_off_it_says_what_the_admin_wrote_or_the_usual_sentence(tools):
    said = turned_off(tools.phrases, "正在核对条款。", "pension")
    assert (said.outcome, said.topic, said.headline, said.contacts[0].number) == ("unavailable", "pension", "正在核对条款。", "12345")
    assert "停用" in turned_off(tools.phrases, "").headline
