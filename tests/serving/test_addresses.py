"""Visitors are told apart by what our own proxies saw, never by what a visitor claims."""

import pytest

from bot.serving.addresses import address_of


@pytest.mark.parametrize(
    ("forwarded", "proxies", "expected"),
    [
        (None, 0, "10.0.0.9"),
        ("1.2.3.4", 0, "10.0.0.9"),
        ("1.2.3.4", 1, "1.2.3.4"),
        ("9.9.9.9, 1.2.3.4", 1, "1.2.3.4"),
        ("9.9.9.9, 1.2.3.4, 10.1.1.1", 2, "1.2.3.4"),
        (None, 1, "10.0.0.9"),
        ("1.2.3.4", 2, "10.0.0.9"),
        ("nonsense", 1, "10.0.0.9"),
        ("2001:db8:1:2:3:4:5:6", 1, "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", 1, "2001:db8:1:2::/64"),
    ],
)
def test_the_address_is_what_the_outermost_proxy_of_ours_saw(forwarded, proxies, expected):
    assert address_of("10.0.0.9", forwarded, proxies) == expected
