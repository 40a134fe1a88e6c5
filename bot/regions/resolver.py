"""Message → the region where the citizen lives and the one where the hukou is. What is ambiguous becomes candidates, never a guess."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .boundaries import Cutter
from .finder import PlaceFinder
from .gazetteer import Gazetteer
from .mention import PlaceMention
from .region import Region
from .roles import is_elsewhere

# The 直辖市 by their first two digits, the capitals of provinces, and the five 计划单列市 (国务院): where most migrants live.
_MUNICIPALITIES = frozenset(("11", "12", "31", "50"))
_LARGE = frozenset(
    (
        *(f"{province}0100" for province in (13, 14, 15, 21, 22, 23, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 51, 52, 53, 54)),
        *(f"{province}0100" for province in (61, 62, 63, 64, 65)),
        "210200",
        "330200",
        "350200",
        "370200",
        "440300",
    )
)


@dataclass(frozen=True)
class Resolution:
    """Where the citizen lives and has the hukou, as far as this message says.

    `candidates` are the places that "where I live" may mean, when it is named but not clear; `living` is None then.
    """

    living: Region | None = None
    hukou: Region | None = None
    candidates: tuple[Region, ...] = ()


class Resolver:
    """Decides between the places of a message."""

    def __init__(self, gazetteer: Gazetteer, finder: PlaceFinder) -> None:
        self._gazetteer = gazetteer
        self._finder = finder

    @classmethod
    def open(cls, gazetteer: Gazetteer | None = None, cut: Cutter | None = None) -> Resolver:
        """Build the resolver, and the gazetteer too if none is given; `cut` cuts texts into words, as for `PlaceFinder.open`."""
        gazetteer = gazetteer or Gazetteer.open()
        return cls(gazetteer, PlaceFinder.open(gazetteer, cut))

    def resolve(self, text: str, *, known: str | None = None, mentions: Sequence[PlaceMention] | None = None) -> Resolution:
        """Resolve the places of one message.

        `known` is the code of the place that the conversation knows already: it narrows an ambiguous name, and is where the
        citizen lives if the message says "here". Raises UnknownRegionError if it is no region. `mentions` are what a finder with word
        boundaries has found in `text` already; only names that mean something just near `known` are looked for then.
        """
        if mentions is None:
            mentions = self._finder.find(text, near=known)
        elif known:
            mentions = [*mentions, *self._nearby(text, known, mentions)]
        found = self.resolve_mentions(mentions, known=known)
        if known and found.living is None and not found.candidates and mentions and is_elsewhere(text):
            return Resolution(self._gazetteer.get(known), found.hukou)
        return found

    def resolve_mentions(self, mentions: Sequence[PlaceMention], *, known: str | None = None) -> Resolution:
        """Resolve places that `PlaceFinder.find` has found; the same rules as `resolve`, without the text."""
        mentions = self._one_place(mentions)
        living = [m for m in mentions if m.role == "living"] or [m for m in mentions if m.role == "unknown" and m.strength >= 0]
        rest = [m for m in mentions if m.role in ("living", "unknown")]
        codes = self._codes(living, rest, known, [m for m in mentions if self._is_beside(m)])
        origins = [m for m in mentions if m.role == "hukou"]
        hukou = self._codes(origins, origins, None, [])
        home = self._gazetteer.get(hukou[0]) if len(hukou) == 1 else None
        if len(codes) == 1:
            return Resolution(self._gazetteer.get(codes[0]), home)
        return Resolution(None, home, tuple(self._gazetteer.get(code) for code in sorted(codes, key=self._remoteness)))

    def _nearby(self, text: str, known: str, found: Sequence[PlaceMention]) -> list[PlaceMention]:
        """Return places of the city of `known` whose names say nothing elsewhere (城中), where no place of living was found."""
        if any(mention.role in ("living", "unknown") for mention in found):
            return []
        city = self._gazetteer.city(known)
        more = [m for m in self._finder.find(text, near=known) if all(self._gazetteer.city(code) == city for code in m.codes)]
        return [m for m in more if not any(m.start < other.end and other.start < m.end for other in found)]

    def inside(self, codes: Sequence[str], place: str) -> tuple[str, ...]:
        """Return those of `codes` that are the place `place` or lie in it."""
        return self._inside(tuple(codes), (place,))

    def _one_place(self, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
        """Take an origin said in passing and a bare name for one place where one holds the other (我是高明区的，佛山)."""
        bare = [m for m in mentions if m.role == "unknown" and m.strength == 0]
        if any(m.role == "living" for m in mentions):
            return list(mentions)
        return [replace(m, role="unknown", strength=0) if self._passing(m) and any(self._hold(m, b) for b in bare) else m for m in mentions]

    def _passing(self, mention: PlaceMention) -> bool:
        return mention.role == "hukou" and mention.strength == 1

    def _hold(self, one: PlaceMention, other: PlaceMention) -> bool:
        return bool(self._inside(one.codes, other.codes) or self._inside(other.codes, one.codes))

    def _is_beside(self, mention: PlaceMention) -> bool:
        """Tell whether a place helps to tell which of a name's places is meant: 包头人，住在青山区; 不在昆区，在青山; 京籍，住通州区."""
        if mention.role == "hukou" and len(mention.codes) == 1 and mention.codes[0][:2] in _MUNICIPALITIES:
            return True
        levels = {"hukou": "city", "negated": "county"}
        said = mention.role == "negated" or self._passing(mention)
        return said and len(mention.codes) == 1 and self._gazetteer.get(mention.codes[0]).level == levels.get(mention.role)

    def _remoteness(self, code: str) -> int:
        """Order candidates: what is a city itself or lies in one of the largest comes before a county's district of the same name."""
        large = self._gazetteer.get(code).level != "county" or self._gazetteer.city(code) in _LARGE or code[:2] in _MUNICIPALITIES
        return 0 if large else 1

    def _codes(
        self, mentions: list[PlaceMention], context: list[PlaceMention], known: str | None, beside: list[PlaceMention]
    ) -> tuple[str, ...]:
        """Return the codes that the strongest of `mentions` can mean, narrowed by the other places and by `known`."""
        if not mentions:
            return ()
        top = max(mention.strength for mention in mentions)
        codes: tuple[str, ...] = ()
        for mention in (m for m in mentions if m.strength == top):
            codes = self._together(codes, self._narrow(mention, [*context, *beside], known))
        for other in context if len(codes) == 1 else ():
            codes = self._inside(self._narrow(other, context, known), codes) or codes
        return codes

    def _narrow(self, mention: PlaceMention, context: list[PlaceMention], known: str | None) -> tuple[str, ...]:
        """Keep of an ambiguous name what lies in, or around, another place of the message, else what the known place suggests."""
        if len(mention.codes) == 1:
            return mention.codes
        for other in context:
            if other is not mention and len(other.codes) == 1:
                near = self._near(mention.codes, other.codes[0])
                if near:
                    return near
        return (self._near(mention.codes, known) if known else ()) or mention.codes

    def _near(self, codes: tuple[str, ...], place: str) -> tuple[str, ...]:
        """Return the codes that are the place, lie in it or in its city, or contain it."""
        within, city = self._gazetteer.within, self._gazetteer.city
        close = tuple(code for code in codes if within(code, place) or within(place, code))
        return close or tuple(code for code in codes if city(code) == city(place))

    def _together(self, codes: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
        """Combine two places named in the same breath: the inner one if one holds the other, else both."""
        if not codes:
            return more
        return self._inside(more, codes) or self._inside(codes, more) or tuple(dict.fromkeys((*codes, *more)))

    def _inside(self, inner: tuple[str, ...], outer: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(code for code in inner if any(self._gazetteer.within(code, area) for area in outer))
