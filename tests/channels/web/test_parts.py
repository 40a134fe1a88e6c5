"""What the addresses share: limits by session and by address."""

import pytest

from bot.channels.web.faults import FaultError
from bot.channels.web.parts import Parts, allow
from bot.serving.limits import Limits
from bot.settings import load_settings


def test_who_asks_too_often_is_told_for_how_long():
    limits = Limits(rate=6, burst=1, clock=lambda: 0.0)
    allow(limits, "a")
    with pytest.raises(FaultError) as caught:
        allow(limits, "a")
    assert (caught.value.status, caught.value.again) == (429, 10) and "10 秒" in caught.value.text


class Request:
    def __init__(self, ip, forwarded=None):
        self.ip, self.headers = ip, {"x-forwarded-for": forwarded} if forwarded else {}


@pytest.fixture
def parts(home):
    async def hears_nothing(message):
        return None

    return lambda **given: Parts.open(load_settings(web_address_rate=2, **given), hears_nothing)


def test_an_address_that_asks_too_often_is_refused_and_others_are_not(parts):
    open_parts = parts()
    for _ in range(2):
        open_parts.allow_address(Request("10.0.0.1"))
    with pytest.raises(FaultError):
        open_parts.allow_address(Request("10.0.0.1", forwarded="9.9.9.9"))
    open_parts.allow_address(Request("10.0.0.2"))


def test_behind_a_proxy_the_visitors_are_told_apart(parts):
    open_parts = parts(proxies=1)
    for number in range(5):
        open_parts.allow_address(Request("10.0.0.1", forwarded=f"1.2.3.{number}"))


def test_the_settings_decide_how_long_a_session_lives(parts):
    assert parts(web_days=7).life.days == 7 and "7" in parts(web_days=7).notice.text
