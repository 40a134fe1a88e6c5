"""Terms and places by their sound: `gongzufang` and `gzf` for 公租房, `baotou` and `bt` for 包头."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.engine import Connection

from bot.language.pinyin import sound_of
from bot.language.words import domain_terms
from bot.regions import Gazetteer
from bot.regions.aliases import Lexicon
from bot.store.search import tables

FEWEST_LETTERS = 3  # two letters begin hundreds of words: they stand for terms of the domain and for places only
MOST_TERMS = 8
_TRUSTED = ("sure", "hint")


@dataclass(frozen=True)
class Reading:
    """What letters may stand for. `spelt_out` where they are a whole sound, not initials."""

    terms: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    spelt_out: bool = False

    def __bool__(self) -> bool:
        return bool(self.terms or self.places)


class Sounds:
    """Reads letters. The tables of terms and places are made at the first letters that are asked for."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def read(self, connection: Connection, letters: str) -> list[Reading]:
        """Readings of `letters`, one for each word that is in them (`btgzf` is two); empty where they stand for nothing."""
        whole = self._one(connection, letters)
        if whole:
            return [whole]
        for cut in range(len(letters) - 2, 1, -1):
            first, second = self._one(connection, letters[:cut]), self._one(connection, letters[cut:])
            if (first.terms and second.places) or (first.places and second.terms):
                return [first, second]
        return []

    def _one(self, connection: Connection, letters: str) -> Reading:
        spelt = Reading(self._terms.get(letters, ()), self._places.get(letters, ()), spelt_out=True)
        heard = self._heard(connection, letters, tables.terms.c.sound)
        if spelt or heard:
            return Reading(_joined(spelt.terms, heard), spelt.places, spelt_out=True)
        terms = self._term_initials.get(letters, ())
        if len(letters) >= FEWEST_LETTERS:
            terms = _joined(terms, self._heard(connection, letters, tables.terms.c.initials))
        return Reading(terms, self._place_initials.get(letters, ()))

    def _heard(self, connection: Connection, letters: str, column: object) -> tuple[str, ...]:
        query = select(tables.terms.c.term).where(column == letters).order_by(tables.terms.c.term).limit(MOST_TERMS)
        return tuple(connection.execute(query).scalars())

    @cached_property
    def _both_terms(self) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
        return _tables((term, (term,)) for term in domain_terms())

    @cached_property
    def _both_places(self) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
        entries = [entry for entry in Lexicon.open(self._gazetteer).entries.values() if entry.codes and entry.tier in _TRUSTED]
        sounds, _ = _tables((entry.text, entry.codes) for entry in entries)
        named = {region.name for region in self._gazetteer}  # two letters of a nickname say nothing: 川东 is no meaning of cd
        plain = (entry for entry in entries if entry.bare or entry.text in named or len(entry.text) > 2)
        return sounds, _tables((entry.text, entry.codes) for entry in plain)[1]

    @property
    def _terms(self) -> dict[str, tuple[str, ...]]:
        return self._both_terms[0]

    @property
    def _term_initials(self) -> dict[str, tuple[str, ...]]:
        return self._both_terms[1]

    @property
    def _places(self) -> dict[str, tuple[str, ...]]:
        return self._both_places[0]

    @property
    def _place_initials(self) -> dict[str, tuple[str, ...]]:
        return self._both_places[1]


def _tables(named: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    sounds: dict[str, tuple[str, ...]] = {}
    initials: dict[str, tuple[str, ...]] = {}
    for text, meanings in named:
        sound, letters = sound_of(text)
        sounds[sound] = _joined(sounds.get(sound, ()), meanings)
        initials[letters] = _joined(initials.get(letters, ()), meanings)
    return sounds, initials


def _joined(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))
