"""One token for all, fetched by one at a time."""

import asyncio

import pytest

from bot.errors import PlatformError
from bot.wechat.http import Http
from bot.wechat.shared import LocalState
from bot.wechat.tokens import AHEAD, Tokens


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def with_tokens(account, interface, work, state=None, workers=1, whole=20.0):
    """Run `work` with the tokens of some workers that share their state."""
    shared = state or LocalState()

    async def go():
        made = account(wechat_send="yes", wechat_api=interface.address)
        https = [Http(made.api, whole=whole) for _ in range(workers)]
        try:
            return await work(*[Tokens(made, http, shared) for http in https])
        finally:
            for http in https:
                await http.close()

    return asyncio.run(go())


def test_fifty_requests_of_three_workers_fetch_once(account, interface):
    async def work(*workers):
        return await asyncio.gather(*(tokens.get() for tokens in workers for _ in range(50)))

    assert set(with_tokens(account, interface, work, workers=3)) == {"token-1"} and interface.asked == ["token"]


def test_it_is_fetched_again_before_its_end(account, interface):
    clock = Clock()

    async def work(tokens):
        await tokens.get()
        clock.now = 7200 - AHEAD - 1
        await tokens.get()
        assert interface.asked == ["token"]
        clock.now = 7200 - AHEAD + 1
        await tokens.get()

    with_tokens(account, interface, work, LocalState(clock))
    assert interface.asked == ["token", "token"]


def test_one_that_is_refused_is_replaced_first_gently_then_by_force(account, interface):
    async def work(tokens):
        first = await tokens.get()
        interface.valid.clear()
        assert await tokens.get(refused=first) == "token-2" and interface.forced == 0
        assert await tokens.get(refused=first) == "token-2"
        assert await tokens.get(refused="token-2") == "token-3" and interface.forced == 1
        assert await tokens.get(refused="token-3") == "token-3" and interface.forced == 1, "at most 20 times a day"

    with_tokens(account, interface, work)


@pytest.mark.parametrize("code", [40001, 40013, 40125, 40164, -1])
def test_a_refusal_is_said_by_its_name(account, interface, code):
    async def work(tokens):
        with pytest.raises(PlatformError) as caught:
            await tokens.get()
        assert caught.value.code == code
        assert await tokens.get() == "token-1"

    interface.token_errors = [code]
    with_tokens(account, interface, work)


@pytest.mark.parametrize("how", ["hang", "html", "500", "list"])
def test_an_address_that_hangs_or_lies_is_an_error_in_time(account, interface, how):
    async def work(tokens):
        with pytest.raises(PlatformError):
            await tokens.get()
        interface.token_broken = None
        assert await tokens.get() == "token-1"

    interface.token_broken = how
    with_tokens(account, interface, work, whole=2.0 if how == "hang" else 20.0)
