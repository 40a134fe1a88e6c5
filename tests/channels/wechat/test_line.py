"""What serves one account, opened from the settings."""

import asyncio

from bot.channels.wechat.line import Line
from bot.settings import load_settings
from bot.wechat.account import account_of
from bot.wechat.incoming import Incoming
from bot.wechat.shared import LocalState, RedisState
from tests.wechat.conftest import ENVIRONMENT


def opened(tmp_path, **more):
    settings = load_settings(ENVIRONMENT | more, home=tmp_path)
    return Line(account_of(settings, "wechat"), settings, None)


def test_several_processes_share_redis_and_one_needs_none(tmp_path):
    assert isinstance(opened(tmp_path).state, LocalState)
    assert isinstance(opened(tmp_path, XINSHIMIN_REDIS_URL="redis://127.0.0.1:1/0").state, RedisState)


def test_a_place_of_the_map_gets_its_full_name(tmp_path):
    async def go():
        line = opened(tmp_path)
        await line.start()
        place = Incoming("location", "o1", "gh_1", 0, "1", label="内蒙古自治区包头市昆都仑区钢铁大街5号")
        heard = await line.hearing.hear(place, "wechat:o1")
        await line.stop()
        return heard.say.above

    assert "内蒙古自治区包头市昆都仑区吗" in asyncio.run(go())
