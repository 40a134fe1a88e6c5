"""Which names a few signs may be meant for: by their sound, by their shape, or with a sign missing, twice or in another's place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Literal

from .syllables import blur, blurred_readings, readings, spelt
from .tables import rows

Kind = Literal["sound", "twin", "near", "shape", "missing", "doubled", "swapped", "split", "other"]
"""In which way a name is written wrongly; twin: a sign sounds and looks the same (常洲), near: it sounds only nearly the same, split: a gap
stands in the name, other: one of many signs is any other."""

KINDS: tuple[Kind, ...] = ("split", "doubled", "swapped", "twin", "sound", "shape", "near", "missing", "other")  # the surest first
_LONGEST = 5
_LONG = 3  # signs of a name from which on one may be missing or written twice
_VERY_LONG = 4  # and from which on one may be any other


@dataclass(frozen=True)
class Name:
    """A place's name without its kind; `large` are provinces, cities and the counties that are known as widely."""

    text: str
    codes: tuple[str, ...]
    large: bool


@dataclass(frozen=True)
class Likeness:
    """What stands at `text[start:end]` may be meant for `name`; `right` of its signs are."""

    start: int
    end: int
    name: Name
    kind: Kind
    right: int


class LikenessIndex:
    """Names by the blurred sound of their first two signs, and their forms with one mistake."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._heads: dict[tuple[str, str], list[tuple[Name, tuple[str, ...]]]] = {}
        self._forms: dict[str, list[tuple[Name, Kind]]] = {}
        self._sizes: dict[str, set[int]] = {}
        self._names: dict[str, Name] = {}
        self._holed: dict[tuple[int, str], list[Name]] = {}
        alike = _lookalikes()
        for name in names:
            self._add(name, alike)

    def find(self, text: str) -> list[Likeness]:
        """Return what in `text` may be meant for a name and is none, from left to right; half of its signs are right at least."""
        ways = (self._by_sound, self._by_form, self._by_rest)
        return [one for start in range(len(text) - 1) for way in ways for one in way(text, start)]

    def whole(self, text: str) -> list[Likeness]:
        """Return the large names that `text`, put together from what was torn apart, holds without a mistake."""
        spans = ((start, start + size) for start in range(len(text)) for size in range(2, _LONGEST + 1))
        found = ((start, end, self._names.get(text[start:end])) for start, end in spans if end <= len(text))
        return [Likeness(start, end, name, "split", end - start) for start, end, name in found if name and name.large]

    def _add(self, name: Name, alike: dict[str, str]) -> None:
        sounds = spelt(name.text)
        self._names[name.text] = name
        self._heads.setdefault((blur(sounds[0]), blur(sounds[1])), []).append((name, sounds))
        for form, kind in _forms(name, alike):
            self._forms.setdefault(form, []).append((name, kind))
            self._sizes.setdefault(form[:2], set()).add(len(form))
        for at in range(len(name.text)) if name.large and len(name.text) >= _VERY_LONG else ():
            self._holed.setdefault((at, name.text[:at] + name.text[at + 1 :]), []).append(name)

    def _by_sound(self, text: str, start: int) -> Iterator[Likeness]:
        for head in product(blurred_readings(text[start]), blurred_readings(text[start + 1])):
            for name, sounds in self._heads.get(head, ()):
                written = text[start : start + len(sounds)]
                right = sum(map(str.__eq__, written, name.text))
                if right * 2 >= len(sounds) and (kind := _compare(written, name.text, sounds)):
                    twin = kind == "sound" and (name, "shape") in self._forms.get(written, ())
                    yield Likeness(start, start + len(sounds), name, "twin" if twin else kind, right)

    def _by_form(self, text: str, start: int) -> Iterator[Likeness]:
        for size in self._sizes.get(text[start : start + 2], ()):
            for name, kind in self._forms.get(text[start : start + size], ()):
                right = len(name.text) - (1 if kind in ("shape", "missing") else 0)
                yield Likeness(start, start + size, name, kind, right)

    def _by_rest(self, text: str, start: int) -> Iterator[Likeness]:
        for size in range(_VERY_LONG, _LONGEST + 1):
            written = text[start : start + size]
            for at in range(len(written)):
                for name in self._holed.get((at, written[:at] + written[at + 1 :]), ()):
                    if len(name.text) == size and written != name.text:
                        yield Likeness(start, start + size, name, "other", size - 1)


def _compare(written: str, name: str, sounds: Collection[str]) -> Kind | None:
    """Tell how `written` sounds like the name; None where it does not, or is the name."""
    if len(written) != len(name) or written == name:
        return None
    kind: Kind = "sound"
    for sign, meant, sound in zip(written, name, sounds, strict=True):
        if sign == meant or sound in readings(sign):
            continue
        if blur(sound) not in blurred_readings(sign):
            return None
        kind = "near"
    return kind


def _forms(name: Name, alike: dict[str, str]) -> Iterator[tuple[str, Kind]]:
    """Yield the name with one mistake of the hand or the eye; names of two signs lose none and double none."""
    text, size = name.text, len(name.text)
    for at, sign in enumerate(text):
        for other in alike.get(sign, ""):
            yield text[:at] + other + text[at + 1 :], "shape"
        if not name.large:
            continue
        if at + 1 < size and sign != text[at + 1]:
            yield text[:at] + text[at + 1] + sign + text[at + 2 :], "swapped"
        if size >= _LONG:
            yield text[:at] + text[at + 1 :], "missing"
        if 0 < at < size - 1:
            yield text[:at] + sign + text[at:], "doubled"


def _lookalikes() -> dict[str, str]:
    """Read the table `lookalikes`: each sign with those that it is mistaken for by eye."""
    found: dict[str, str] = {}
    for row in rows("lookalikes"):
        for sign in row["signs"]:
            found[sign] = found.get(sign, "") + row["signs"].replace(sign, "")
    return found
