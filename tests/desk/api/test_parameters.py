"""Parameters that several addresses share."""

from datetime import date

import pytest
from pydantic import BaseModel, ValidationError

from bot.desk.api.faults import ApiError
from bot.desk.api.parameters import Offset, PageSize, TopicKey, clean, day_of, key_of
from bot.policy.topics import TOPICS


class Page(BaseModel):
    limit: PageSize
    offset: Offset


@pytest.mark.parametrize("text", ["0", "101", "1_0", " 1", "1 ", "+1", "1.0", "١", "1e1", "", "x", "9" * 12])
def test_what_is_no_size_of_a_page_is_refused(text):
    with pytest.raises(ValidationError):
        Page(limit=text, offset="0")


def test_sizes_and_beginnings_of_pages():
    assert Page(limit="100", offset="0").dict() == {"limit": 100, "offset": 0}
    with pytest.raises(ValidationError):
        Page(limit="1", offset="100001")


@pytest.mark.parametrize("text", ["", "today", "20260101", "2026-1-1", "2026-02-30", "2026-W01-1", "٢٠٢٦-01-01", "2026-01-01T00:00", "0"])
def test_what_is_no_day_is_refused(text):
    with pytest.raises(ApiError, match="as_of"):
        day_of(text)


def test_a_day_is_read_and_today_is_meant_where_none_is_given():
    assert day_of("2026-01-31") == date(2026, 1, 31) and day_of(None) == date.today()


def test_every_topic_can_be_chosen():
    assert [key_of(one) for one in TopicKey] == [one.key for one in TOPICS] and key_of(None) is None


def test_what_no_database_holds_is_left_out():
    assert clean("包\x00头\ud800") == "包头" and clean(None) == ""
