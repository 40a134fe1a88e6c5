"""How much likelier a sentence must become by a place's name before it is read where other signs stand, by the words around them."""

from __future__ import annotations

import re

from . import context
from .likeness import Likeness

LONG = 3  # signs from which on a name is hardly met by chance
_LEAST_SIGNS = {"missing": 4, "swapped": 3}  # of a name with this mistake, where only one side speaks of a place
# Least gains (natural logarithm of the likelihood of the sentence), found on `bench/places/typos.yml` and on texts without places.
_ANNOUNCED_AND_SPOKEN_OF, _WITH_KIND, _BEGINS_QUESTION, _ANNOUNCED, _BEGINS_CLAUSE = 3.0, 4.0, 3.5, 5.0, 6.5
_ANYWHERE = 8.0  # of long names only
_IN_ITS_CITY, _IN_ITS_CITY_WITH_KIND = 4.0, 3.0
_TWIN_ANYWHERE = 7.0  # what sounds and looks like a large name, and is no word (常洲)
_MORE_FOR_COUNTY = 2.0  # there are many of them, most are little known
_MORE_FOR_MISSING = 0.5
_MORE_FOR_WORD = 2.0  # where what is written is a word, though a rare one (无息, 石家)

_SURNAME = "姓"  # 姓郑, 姓安
_KIND_OF_CITY = re.compile("(?:市|地区|盟|州|省)(?![场面值容价])")
_KIND_OF_COUNTY = re.compile("(?:县|区|市|旗)(?![场面值容价域别分间块长道级])")
_EDGE = re.compile("$|[^\u4e00-\u9fff]")


def least_gain(text: str, like: Likeness, *, in_its_city: bool, is_word: bool) -> float | None:
    """Return the gain from which on the name of `like` is read; None where nothing speaks of a place.

    `in_its_city`: the name is one of the county-level units of the city that is named directly before it; `is_word`: the dictionary
    holds what is written.
    """
    little_known = not (like.name.large or in_its_city)
    if text[like.start] == _SURNAME or (like.kind == "near" and (is_word or little_known)):
        return None
    if in_its_city:
        return _IN_ITS_CITY_WITH_KIND if _KIND_OF_COUNTY.match(text, like.end) else _IN_ITS_CITY
    least = _by_words_around(text, like)
    if least is None:
        return None
    more = ((not like.name.large, _MORE_FOR_COUNTY), (like.kind == "missing", _MORE_FOR_MISSING), (is_word, _MORE_FOR_WORD))
    return least + sum(amount for applies, amount in more if applies)


def _by_words_around(text: str, like: Likeness) -> float | None:
    kind = (_KIND_OF_CITY if like.name.large else _KIND_OF_COUNTY).match(text, like.end)
    announced, begins = context.before(text, like.start), context.at_edge(text, like.start)
    if kind and (announced or begins):
        return _WITH_KIND
    if not like.name.large and len(like.name.text) < LONG:
        return None
    spoken_of = context.after(text, like.end) and not _EDGE.match(text, like.end)
    if announced and spoken_of:
        return _ANNOUNCED_AND_SPOKEN_OF
    if begins and (spoken_of or context.about(text, like.start, like.end)):
        return _BEGINS_QUESTION
    if len(like.name.text) < _LEAST_SIGNS.get(like.kind, 0):
        return None
    if announced:
        return _ANNOUNCED
    if len(like.name.text) >= LONG:
        return _ANYWHERE
    if begins:
        return _BEGINS_CLAUSE
    return _TWIN_ANYWHERE if like.kind == "twin" and like.name.large else None
