"""Which of the choices just offered a message picks: by its number (1, 第二个, 后面那个), by its name, all of them, or none."""

import re
from collections.abc import Sequence

_NUMERALS = {
    sign: index for signs in ("123456789", "一二三四五六七八九", "１２３４５６７８９", "①②③④⑤⑥⑦⑧⑨") for index, sign in enumerate(signs)
}
_SIGNS = "".join(_NUMERALS) + "十"
_NUMERALS |= {"10": 9, "十": 9}
_BEFORE = r"(?:嗯+|哦|啊|那|就|我|还是|应该|想|要|选|说|问|看|回|是|的是|问的|说的|先|对|好|好的|行|、|，|,|。|：|:)*"
_AFTER = r"(?:吧|呢|的|咯|嘛|啊|呀|了|哈|噢|哦|就行|就好|可以|谢谢|多谢|那个|那件|那里|那儿|[，,。.！!~～])*"
_ONE = r"(?:个|号|项|种|样|条|件|件事|处)?"
_SAY = r"(?:想|要|得|问|说|讲|看|查|知道|了解|说说|讲讲|看看|一起|一下|来|行|可以|是)*"
_NUMBER = re.compile(rf"{_BEFORE}第?(10|[{_SIGNS}]){_ONE}{_AFTER}")
_FIRST = re.compile(rf"{_BEFORE}(?:前(?:面|头)?|上面|头|开头|最前面?)(?:一|那|那一|的|的那){{0,2}}{_ONE}(?:者)?{_AFTER}")
_LAST = re.compile(rf"{_BEFORE}(?:后(?:面|头)?|下面|最后|末尾|最后面)(?:一|那|那一|的|的那){{0,2}}{_ONE}(?:者)?{_AFTER}")
_BOTH = re.compile(rf"{_BEFORE}(?:两|俩)(?:个|样|种|件|件事)?{_AFTER}")
_MIDDLE = re.compile(rf"{_BEFORE}中间(?:一|那|那一|的|的那)?{_ONE}{_AFTER}")
_ALL = re.compile(rf"{_BEFORE}(?:这|那)?(?:(?:两|俩|三|几|每)(?:个|样|种|件|件事)?)?(?:都|全都?|全部|一起|一并){_SAY}{_AFTER}")
_NONE = re.compile(
    rf"{_BEFORE}(?:这|那|上面|它们)?(?:(?:两|俩|三|几)(?:个|样|种)?)?(?:都|全|一个都|一个也|哪(?:个|样|里)都|也)(?:不|没)(?:是|对|要|有|在|想问)?{_AFTER}"
)


def pick(text: str, labels: Sequence[str]) -> tuple[int, ...]:
    """Positions in `labels`, from 0, that `text` picks; empty where it picks none of them."""
    said = _plain(text)
    if not labels or not said or picks_none(text):
        return ()
    found = place_of(text, len(labels))
    if found is not None:
        return found
    return tuple(place for place, label in enumerate(labels) if label in said)


def place_of(text: str, count: int) -> tuple[int, ...] | None:
    """Positions among `count` choices that `text` picks without a name; None where it names no position, empty for one too high."""
    said = _plain(text)
    if number := _NUMBER.fullmatch(said):
        place = _NUMERALS[number[1]]
        return (place,) if place < count else ()
    if _ALL.fullmatch(said) or (count == 2 and _BOTH.fullmatch(said)):
        return tuple(range(count))
    if count > 2 and _MIDDLE.fullmatch(said):
        return ((count - 1) // 2,) if count % 2 else ()
    for pattern, place in ((_FIRST, 0), (_LAST, count - 1)):
        if pattern.fullmatch(said):
            return (place,) if count else ()
    return None


def names_number(text: str) -> bool:
    """Whether `text` is nothing but the number of a choice (2, 第一个)."""
    return _NUMBER.fullmatch(_plain(text)) is not None


def picks_none(text: str) -> bool:
    """Whether `text` says that none of the choices is meant (都不是)."""
    return _NONE.fullmatch(_plain(text)) is not None


def _plain(text: str) -> str:
    return re.sub(r"\s", "", text)
