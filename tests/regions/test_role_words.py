import re

import pytest

from bot.regions import role_words


@pytest.mark.parametrize("name", ["BOSS", "CARE", "KIN", "LIVE", "PAST", "PAY", "STOP", "WORK"])
def test_every_list_is_a_pattern_that_matches_no_empty_text(name):
    assert re.compile(getattr(role_words, name)).fullmatch("") is None


def test_pay_takes_the_years_in_between():
    assert re.search(role_words.PAY, "在那交了五年社保")
    assert not re.search(role_words.PAY, "在那住了五年")
