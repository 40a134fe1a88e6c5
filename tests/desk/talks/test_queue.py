"""Who waits, the oldest first, and only for those who work for the place."""

from datetime import datetime

import pytest

from bot.conversations.records import Handover, Summary
from bot.conversations.staff.records import Account
from bot.desk.talks.queue import MOST, place_of, queue_of

AT = datetime(2026, 11, 22, 9, 30)


def handover(number, living="150200", by=None, conversation="web:u", topic="pension"):
    summary = Summary(living=living, topic=topic, words="养老金")
    return Handover(number, conversation, "asked", "taken" if by else "open", summary, datetime(2026, 11, 22, 9, 0, 1), None, by, None)


def account(region=None):
    return Account(1, "li", "李", "operator", region, True, False)


@pytest.fixture
def queue(shared):
    return lambda pending, region=None, **more: queue_of(pending, account(region), shared.answering.tools.gazetteer, AT, **more)


def test_a_row_says_what_an_operator_chooses_by(queue):
    (row,) = queue([handover(3)]).open
    assert (row.number, row.place, row.topic, row.minutes) == (3, "内蒙古自治区包头市", "养老保险", 29)
    assert (row.channel, row.why, row.words) == ("网页", "市民要找人", "养老金")


def test_open_ones_own_ones_and_others(queue):
    found = queue([handover(1, by="li"), handover(2, by="wang"), handover(3), handover(4), handover(5, conversation=None)])
    assert [row.number for row in found.open] == [3, 4] and [row.number for row in found.mine] == [1] and found.others == 1
    assert found.status == "2 人在等，您手上有 1 个对话。"


@pytest.mark.parametrize(
    ("region", "numbers", "elsewhere"),
    [("150200", [1, 2, 4], 1), ("150000", [1, 2, 4], 1), ("150203", [2, 4], 2), ("320600", [3, 4], 2), (None, [1, 2, 3, 4], 0)],
)
def test_a_place_sees_its_own_and_those_without_one(queue, region, numbers, elsewhere):
    pending = [handover(1), handover(2, "150203"), handover(3, "320600"), handover(4, None)]
    found = queue(pending, region)
    assert [row.number for row in found.open] == numbers and found.elsewhere == elsewhere
    assert len(queue(pending, region, everywhere=True).open) == 4


def test_a_place_that_is_not_known(shared):
    assert place_of(None, shared.answering.tools.gazetteer) == place_of("999999", shared.answering.tools.gazetteer) == "没有说"


def test_of_many_the_first_are_shown_and_all_are_counted(queue):
    found = queue([handover(number) for number in range(1, 1001)])
    assert [row.number for row in found.open] == list(range(1, MOST + 1)) and found.waiting == 1000
    assert found.status == "1000 人在等，您手上有 0 个对话。"
