"""Every code of the list is known by name."""

import pytest

from bot.wechat.faults import FAULTS, error_of, kind_of, uncertain, unreachable


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        *((40001, "token"), (40014, "token"), (42001, "token"), (45009, "quota"), (45015, "closed"), (45047, "many"), (45002, "long")),
        *((48001, "right"), (40164, "address"), (60020, "address"), (-1, "busy"), (99999, "other")),
    ],
)
def test_a_code_has_its_kind_and_says_what_to_do(code, kind):
    error = error_of(code)
    assert kind_of(error) == kind and str(code) in str(error) and str(error).endswith("。") and error.advice


def test_no_answer_is_not_the_same_as_nothing_sent():
    assert kind_of(unreachable()) == kind_of(uncertain()) == kind_of(uncertain(500)) == "silent"
    assert type(unreachable()) is not type(uncertain())


def test_no_advice_is_a_sentence_of_its_own():
    assert not [fault for fault in FAULTS.values() if fault.what.endswith("。") or fault.advice.endswith("。")]
