"""Which pages are served."""

import pytest

from bot.serving.origins import is_allowed


@pytest.mark.parametrize(
    ("origin", "host", "allowed", "expected"),
    [
        (None, "bot.cn", (), True),
        ("https://bot.cn", "bot.cn", (), True),
        ("http://127.0.0.1:5005", "127.0.0.1:5005", (), True),
        ("https://bot.cn:8443", "bot.cn", (), False),
        ("https://city.cn", "bot.cn", (), False),
        ("https://City.cn", "bot.cn", ("https://city.cn",), True),
        ("http://city.cn", "bot.cn", ("https://city.cn",), False),
        ("https://city.cn.evil.cn", "bot.cn", ("https://city.cn",), False),
        ("https://x.cn", "bot.cn", ("*",), True),
        ("null", "bot.cn", (), False),
        ("", "", (), False),
        ("https://x.cn", None, (), False),
    ],
)
def test_own_pages_and_those_named_are_served(origin, host, allowed, expected):
    assert is_allowed(origin, host, allowed) is expected
