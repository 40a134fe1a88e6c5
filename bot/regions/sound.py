"""Places written by their sound: in letters (baotou), or with a wrong sign of the same sound (在城都打工).

Only provinces, cities and a few counties. Signs count only in a phrase that wants a place, and only when at least one sign is
right, or the place is one of the largest.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from itertools import islice, pairwise, product

from .boundaries import WordBoundaries
from .gazetteer import Gazetteer
from .mention import PlaceMention
from .names import bare

_LETTERS = re.compile(r"(?<![A-Za-z0-9.@/_-])[A-Za-z]{4,20}(?![A-Za-z0-9.@/_-])")
_SYLLABLE = re.compile(r"(?<![A-Za-z0-9.@/_-])[A-Za-z]{2,6}(?![A-Za-z0-9.@/_-])")
_WORK = "打工|上班|务工|干活|租房|找工作|做工|打零工|工作|搬砖|送外卖|住|买房|落户"
_FRAMES = (
    re.compile(rf"(?:在|来|到|去|回)(?![在来到去回])([\u4e00-\u9fff]{{2,4}}?)市?(?:这边|那边|这儿|那儿)?(?:{_WORK})"),
    re.compile(r"(?:老家|户口|家|人)(?:是|在)([\u4e00-\u9fff]{2,3}?)市?(?:的|农村|人|那边|，|。|,|$)"),
    re.compile(r"(?:^|[，。,\s])(?:我是|我们是|俺是|我在|现在在|人在|是)([\u4e00-\u9fff]{2,3}?)市?(?:的|人|农村)?(?:，|。|,|\s|$)"),
)
_FRAMES_OF_ORIGIN = (re.compile(r"(?:老家|户口)(?:是|在)([\u4e00-\u9fff]{2,3}?)市?(?:的|农村|人|，|。|,|$)"),)
_COUNTIES = ("320583", "330782", "320585", "320581", "320582", "320281", "330282", "350582", "440606")
_LARGE = frozenset(
    (
        "北京",
        "上海",
        "广州",
        "深圳",
        "成都",
        "重庆",
        "杭州",
        "苏州",
        "武汉",
        "西安",
        "南京",
        "天津",
        "郑州",
        "长沙",
        "东莞",
        "佛山",
        "宁波",
        "青岛",
        "合肥",
        "昆明",
        "南通",
        "包头",
    )
)
# Where pypinyin reads a name without its context wrongly, and names as the world spells them.
_READINGS = {"昌都": "changdu", "漯河": "luohe", "长治": "changzhi", "朝阳": "chaoyang", "吕梁": "lvliang"}
_SPELLINGS = {"harbin": "230100", "hohhot": "150100", "huhhot": "150100", "urumqi": "650100", "lhasa": "540100", "ordos": "150600",
              "hongkong": "810000", "macau": "820000", "macao": "820000", "taiwan": "710000", "shaanxi": "610000",
              "luliang": "141100", "huhehot": "150100", "tibet": "540000"}  # fmt: skip
_NOT_LETTERS = frozenset(("jian", "luan", "dali", "yili", "hami", "xian"))


class SoundIndex:
    """Pinyin without tones → codes."""

    def __init__(
        self,
        places: dict[str, list[tuple[str, str]]],
        readings: dict[int, str],
        known_words: Collection[str],
        boundaries: WordBoundaries | None = None,
    ) -> None:
        self._places = places
        self._readings = readings
        self._known_words = known_words
        self._boundaries = boundaries
        self._blurred: dict[str, list[tuple[str, str]]] = {}
        for sound, named in places.items():
            self._blurred.setdefault(_blur(sound), []).extend(named)

    @classmethod
    def open(cls, gazetteer: Gazetteer, known_words: Collection[str] = (), boundaries: WordBoundaries | None = None) -> SoundIndex:
        """Spell the names of large places with pypinyin. `known_words` are no misspellings (山城), nor are words by `boundaries`."""
        from pypinyin import Style, lazy_pinyin
        from pypinyin.constants import PINYIN_DICT

        places: dict[str, list[tuple[str, str]]] = {}
        for region in gazetteer:
            name = bare(region)
            if name and (region.level in ("province", "city") or region.code in _COUNTIES) and region.code != "632500":
                sound = _READINGS.get(name) or "".join(lazy_pinyin(name, style=Style.NORMAL))
                places.setdefault(sound, []).append((name, region.code))
        for sound, code in _SPELLINGS.items():
            places[sound] = [(sound, code)]
        places["jilin"] = [("吉林", "220000")]
        return cls(places, PINYIN_DICT, known_words, boundaries)

    def find(self, text: str, known: Iterable[PlaceMention]) -> list[PlaceMention]:
        """Return the places in `text` that only their sound gives away, apart from those `known` already."""
        taken = [(mention.start, mention.end) for mention in known]
        found = self._letters(text)
        found += self._signs(text, _FRAMES if not taken else _FRAMES_OF_ORIGIN)
        return [m for m in found if not any(m.start < end and start < m.end for start, end in taken)]

    def _letters(self, text: str) -> list[PlaceMention]:
        found = []
        for hit in _LETTERS.finditer(text):
            word = hit[0].lower()
            places = self._places.get(word) or self._places.get(word.removesuffix("shi"))
            if places and word not in _NOT_LETTERS:
                found.append(PlaceMention(hit.start(), hit.end(), hit[0], tuple(code for _, code in places)))
        return found or self._syllables(text)

    def _syllables(self, text: str) -> list[PlaceMention]:
        """Find names whose syllables stand apart (bao tou)."""
        words = list(_SYLLABLE.finditer(text))
        for first, second in pairwise(words):
            places = self._places.get((first[0] + second[0]).lower()) if text[first.end() : second.start()] == " " else None
            if places and (first[0] + second[0]).lower() not in _NOT_LETTERS:
                span = (first.start(), second.end())
                return [PlaceMention(*span, text[slice(*span)], tuple(code for _, code in places))]
        return []

    def _signs(self, text: str, frames: Iterable[re.Pattern[str]]) -> list[PlaceMention]:
        for frame in frames:
            for hit in frame.finditer(text):
                codes = self._like(hit[1])
                if codes:
                    return [PlaceMention(hit.start(1), hit.end(1), hit[1], codes)]
        return []

    def _like(self, word: str) -> tuple[str, ...]:
        if word in self._known_words:
            return ()
        for sound in islice(self._sounds(word), 8):
            places = [(name, code) for name, code in self._places.get(sound, ()) if len(name) == len(word)]
            shared = [code for name, code in places if set(name) & set(word)]
            large = [code for name, code in places if name in _LARGE]
            if shared or large:
                return tuple(shared or large)
        return self._blurry(word)

    def _blurry(self, word: str) -> tuple[str, ...]:
        """Return cities that sound nearly so and share a sign in its place (深证, 程都), unless the word is one of the dictionary."""
        if self._boundaries is None or len(word) != 2 or self._boundaries.is_word(word):
            return ()
        for sound in islice(self._sounds(word), 8):
            near = {code: name for name, code in self._blurred.get(_blur(sound), ()) if len(name) == 2}
            found = [code for code, name in near.items() if name[0] == word[0] or name[1] == word[1]]
            if len(found) == 1:
                return (found[0],)
        return ()

    def _sounds(self, word: str) -> Iterable[str]:
        """Spell a word in every way that its signs are read."""
        return ("".join(parts) for parts in product(*(self._sign(sign) for sign in word)))

    def _sign(self, sign: str) -> list[str]:
        readings = self._readings.get(ord(sign), "").split(",")
        return list(dict.fromkeys(_toneless(reading) for reading in readings))


def _blur(sound: str) -> str:
    """Write what southern speakers do not tell apart in one way: zh z, ch c, sh s, ang an, eng en, ing in."""
    return re.sub(r"([zcs])h", r"\1", re.sub(r"([aei]n)g", r"\1", sound))


def _toneless(reading: str) -> str:
    letters = unicodedata.normalize("NFD", reading.replace("ü", "v"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
