"""Numbers as people say them: 三, 十二, 三千五, 1.2万, 三四十, 十几, 二十来, 三千多; what is vague becomes an interval.

Of a round number with 多 (三千多) the most is one below the next round one; 来 (十来) is from two tenths of the last place below to
four tenths above; 几 alone is two to nine, 好几 three to nine.
"""

from __future__ import annotations

import re
from functools import lru_cache

import cn2an

from .interval import Interval, exactly

ONE = "[一二两俩仨三四五六七八九]"
_CHINESE = "[零〇一二两俩仨三四五六七八九十百千万]"
NUMBER = (
    rf"(?:好几十?|几十|十几|{ONE}十几|几(?![乎点号时])|(?<![\d.])\d+(?:\.\d+)?(?:[wk万千百]\d?)?|"
    rf"(?<!老){_CHINESE}{{1,12}})(?:(?<=[十百千万0])[多来](?![的了自这到过]))?"
)
_PAIR = re.compile(rf"(?P<head>.*?)(?P<one>{ONE})(?P<two>{ONE})(?P<tail>[十百千万]*)")
_ORDER = "零一二三四五六七八九"
LONGEST = 12  # signs of a number that anybody says of himself
_VAGUE = {"几": Interval(2, 9), "好几": Interval(3, 9), "十几": Interval(11, 19), "几十": Interval(20, 90), "好几十": Interval(30, 90)}


@lru_cache(maxsize=4096)
def number_of(words: str) -> Interval | None:
    """The number that `words` (a match of `NUMBER`) say; None where they say none."""
    if len(words) > LONGEST:
        return None
    if words in _VAGUE:
        return _VAGUE[words]
    if words[-1] in "多来":
        exact = number_of(words[:-1])
        return _around(exact, words) if exact else None
    if words.endswith("十几"):
        tens = _exact(words[:-1])
        return Interval(tens + 1, tens + 9) if tens else None
    pair = _PAIR.fullmatch(words)
    if pair and "零" not in words:
        return _between(pair)
    value = _exact(words)
    return None if value is None else exactly(value)


def last_place(value: float) -> int:
    """The place of the last figure that is not nought: 10 for 30, 1000 for 3000, 1 for 12."""
    place = 1
    while value and value % (place * 10) == 0:
        place *= 10
    return place


def _around(exact: Interval, words: str) -> Interval:
    place = last_place(exact.low)
    if words.endswith("多"):
        return Interval(exact.low, exact.low + max(place - 1, 1))
    return Interval(exact.low - place * 0.2, exact.low + place * 0.4)


def _between(pair: re.Match[str]) -> Interval | None:
    """两三, 十七八, 四五千: the two figures stand in one place."""
    low, high = (_exact(pair["head"] + pair[name] + pair["tail"]) for name in ("one", "two"))
    first, second = (_ORDER.find(pair[name].replace("两", "二")) for name in ("one", "two"))
    return (
        Interval(low, high)
        if low is not None and high is not None and (second - first == 1 or pair["one"] + pair["two"] == "三五")
        else None
    )


def _exact(words: str) -> float | None:
    plain = words.replace("俩", "二").replace("仨", "三").replace("〇", "零").replace("w", "万").replace("k", "千")
    try:
        return float(plain) if plain.isascii() else float(cn2an.cn2an(plain, "smart"))
    except ValueError:
        return None
