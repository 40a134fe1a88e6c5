"""What the addresses share: limits by session and by address."""

import asyncio

import pytest

from bot.channels.web.faults import FaultError
from bot.channels.web.parts import PATIENCE, Parts, allow, in_time
from bot.serving.shared_limits import SharedLimits
from bot.settings import load_settings
from tests.wechat.servers import redis_running


def test_who_asks_too_often_is_told_for_how_long():
    limits = SharedLimits("test", rate=6, burst=1, shared=None, clock=lambda: 0.0)
    asyncio.run(allow(limits, "a"))
    with pytest.raises(FaultError) as caught:
        asyncio.run(allow(limits, "a"))
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
        asyncio.run(open_parts.allow_address(Request("10.0.0.1")))
    with pytest.raises(FaultError):
        asyncio.run(open_parts.allow_address(Request("10.0.0.1", forwarded="9.9.9.9")))
    asyncio.run(open_parts.allow_address(Request("10.0.0.2")))


def test_behind_a_proxy_the_visitors_are_told_apart(parts):
    open_parts = parts(proxies=1)
    for number in range(5):
        asyncio.run(open_parts.allow_address(Request("10.0.0.1", forwarded=f"1.2.3.{number}")))


def test_the_settings_decide_how_long_a_session_lives(parts):
    assert parts(web_days=7).life.days == 7 and "7" in parts(web_days=7).notice.text


def test_two_workers_that_share_a_redis_count_together(parts, tmp_path):
    """Who goes from worker to worker gets no more than at one."""

    async def go(url):
        one, other = parts(redis_url=url), parts(redis_url=url)
        for worker in (one, other):
            await worker.allow_address(Request("10.0.0.1"))
        for worker in (one, other):
            with pytest.raises(FaultError):
                await worker.allow_address(Request("10.0.0.1"))
        await other.allow_address(Request("10.0.0.2"))

    with redis_running(tmp_path) as (url, _):
        asyncio.run(go(url))


def test_a_database_that_says_nothing_is_not_waited_for():
    async def ask(seconds):
        return await in_time(asyncio.sleep(seconds, "said"))

    assert asyncio.run(ask(0)) == "said"
    with pytest.raises(FaultError) as caught:
        asyncio.run(ask(PATIENCE + 0.5))
    assert (caught.value.status, caught.value.code) == (503, "unavailable") and "12345" in caught.value.text
