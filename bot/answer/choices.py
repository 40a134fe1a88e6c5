"""Which of the choices just offered a message picks: by its number (1, 第二个, 后一个), by its name, or all of them."""

import re
from collections.abc import Sequence

_NUMERALS = {"1": 1, "2": 2, "3": 3, "一": 1, "二": 2, "三": 3, "两": 2, "１": 1, "２": 2, "３": 3, "①": 1, "②": 2, "③": 3}
_NUMBER = re.compile(rf"(?:我?(?:选|要|是|问的是))?第?([{''.join(_NUMERALS)}])(?:个|号|项|种|样)?(?:吧|呢|的|咯|嘛|啊)?[。.！!]?")
_FIRST = re.compile(r"(?:我?(?:选|要|是|问的是))?(?:前面?(?:一|那|那一)?个|前者|头一个|上面那个)(?:吧|呢)?[。.！!]?")
_LAST = re.compile(r"(?:我?(?:选|要|是|问的是))?(?:后面?(?:一|那|那一)?个|后者|最后(?:一|那)个|下面那个)(?:吧|呢)?[。.！!]?")
_ALL = re.compile(r"(?:我?(?:想|要)?(?:两|三|几)?(?:个|样|种)?都(?:是|要|问|想问|想知道|说说|看看)?(?:要|问|知道)?)(?:吧|的)?[。.！!]?")


def pick(text: str, labels: Sequence[str]) -> tuple[int, ...]:
    """Positions in `labels`, from 0, that `text` picks; empty where it picks none of them."""
    said = re.sub(r"\s", "", text)
    if not labels or not said:
        return ()
    if number := _NUMBER.fullmatch(said):
        place = _NUMERALS[number[1]] - 1
        return (place,) if place < len(labels) else ()
    if _FIRST.fullmatch(said):
        return (0,)
    if _LAST.fullmatch(said):
        return (len(labels) - 1,)
    if _ALL.fullmatch(said):
        return tuple(range(len(labels)))
    return tuple(place for place, label in enumerate(labels) if label in said)
