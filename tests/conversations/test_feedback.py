"""Feedback stands beside the answer as it was given."""


def test_the_answer_is_kept_as_it_was_given(book, answer):
    book.add("u", answer(), useful=True)
    (kept,) = book.all()
    assert (kept.conversation, kept.useful, kept.why) == ("u", True, None) and kept.answer == answer()


def test_a_reason_is_added_once_by_the_same_person_and_masked(book, answer):
    number = book.add("u", answer(), useful=False)
    assert not book.explain(number, "v", "别人的话")
    assert book.explain(number, "u", "13812345678打不通")
    assert not book.explain(number, "u", "再说一句")
    assert [one.why for one in book.all()] == ["［电话］打不通"]


def test_a_reason_given_at_once_is_masked_too(book, answer):
    book.add("u", answer(), useful=False, why="身份证150202199003071234也查不到")
    assert book.all()[0].why == "身份证［证件号］也查不到"


def test_an_answer_that_is_rated_again_has_one_rating_and_keeps_its_reason(book, answer):
    for useful, why in ((False, "没说清，电话13812345678"), (True, None)):
        book.rate("u", answer(), useful, why)
    book.rate("v", answer(), False)
    assert [(one.conversation, one.useful, one.why) for one in book.all()] == [("u", True, "没说清，电话［电话］"), ("v", False, None)]
