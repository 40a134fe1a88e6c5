"""What is worked out from counts."""

from bot.conversations.figures.records import Figure


def test_questions_are_what_was_answered_in_any_way_and_the_share_is_of_what_a_clause_could_answer():
    figure = Figure(answered=6, no_clause=1, unclear=1, out_of_scope=4, crisis=1, handovers=3)
    assert (figure.questions, figure.ours, figure.share) == (13, 8, 0.75)


def test_without_questions_there_is_no_share_and_without_a_take_no_wait():
    assert Figure(handovers=2).share is None and Figure(handovers=2).wait is None


def test_two_together_add_up_and_the_longest_wait_stays_the_longest():
    both = Figure(answered=1, taken=1, waited=60, longest=60) + Figure(answered=2, taken=2, waited=30, longest=20)
    assert (both.answered, both.wait, both.longest) == (3, 30, 60)
