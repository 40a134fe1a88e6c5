"""How signs of place names sound: pinyin without tones, and without what many speakers do not tell apart."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from bot.spoken import readings_of, spoken

_MOST_READINGS = 2  # the rarer ones that the dictionary lists are read by nobody
# Where pypinyin reads a sign of a name otherwise than people do, and whole names for which that is not enough.
_IN_NAMES = {("都", "dou"): "du", ("勒", "lei"): "le", ("长", "zhang"): "chang", ("曾", "ceng"): "zeng", ("乐", "yue"): "le"}
_READINGS = {"乐清": "yue qing", "六合": "lu he", "朝阳": "chao yang", "漯河": "luo he", "长子": "zhang zi", "闵行": "min hang"}
_FU = {"fa": "hua", "fan": "huan", "fang": "huang", "fei": "hui", "fen": "hun", "feng": "hong", "fu": "hu"}


def spelt(name: str) -> tuple[str, ...]:
    """Return the syllables of a name as it is read as a whole: 重庆 → chong, qing."""
    known = _READINGS.get(name)
    return tuple(known.split()) if known else tuple(_IN_NAMES.get(pair, pair[1]) for pair in zip(name, spoken(name), strict=True))


@lru_cache(maxsize=32768)
def readings(sign: str) -> frozenset[str]:
    """Return the syllables that one sign may be read as; none where it has no reading."""
    found = dict.fromkeys(_toneless(reading) for reading in readings_of(sign))
    return frozenset(list(found)[:_MOST_READINGS])


@lru_cache(maxsize=32768)
def blurred_readings(sign: str) -> frozenset[str]:
    """Return the readings of one sign, blurred."""
    return frozenset(map(blur, readings(sign)))


@lru_cache(maxsize=2048)
def blur(syllable: str) -> str:
    """Write in one way what many speakers and keyboards mix up: zh z, ch c, sh s, n l, f hu, ang an, eng en, ing in."""
    plain = re.sub(r"([aei]n)g$", r"\1", re.sub(r"^([zcs])h", r"\1", _FU.get(syllable, syllable)))
    return plain if plain in ("n", "nv") else re.sub(r"^n", "l", plain)


def _toneless(reading: str) -> str:
    letters = unicodedata.normalize("NFD", reading.replace("ü", "v"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
