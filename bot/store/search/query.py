"""Reads what an operator types: words, a place, a topic and a document number, in any order, in Chinese or in letters.

Sample: `gzf baotou`; `包头 公租房 怎么申请`; `bt gzf`; `包府办发〔2024〕47号`; `2019 522`
"""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from sqlalchemy.engine import Connection

from bot.language.frequencies import cut_by_jieba
from bot.language.normaliser import normalise
from bot.policy.topics import TOPICS
from bot.regions import Gazetteer, PlaceFinder, PlaceMention, Resolver
from bot.store.search.fulltext import Term
from bot.store.search.numbers import Number, typed_number
from bot.store.search.sounds import Reading, Sounds
from bot.store.search.words import Words, topic_mark

_LETTERS = re.compile(r"(?<![a-z0-9])[a-z]{2,40}(?![a-z0-9])")
_BETWEEN = re.compile(r"[、()，]")
GUESSED = 0.6  # weight of a word that initials may stand for, where they may be a place too
PART = 0.4  # weight of a word that is part of another of the query, or says for whom and not what
FOR_WHOM = frozenset(("农民工", "农民", "民工", "打工", "务工", "务工人员", "外地", "外地人", "新市民", "农村", "人员"))
TOPIC = 1.0  # weight of a topic that the words name
SHORTEST_NAME = 3  # of what a topic covers: 补贴 and 材料 alone say nothing of the topic
MOST_TOPICS = 3  # a word that is in the names of more says nothing of any

Furnished = Callable[[Sequence[str]], Collection[str]]


@dataclass(frozen=True)
class Query:
    """What was understood. `places` are the regions that the place may be: several where it is ambiguous, empty where none is named.

    `guessed` where only initials name the place.
    """

    meaning: str = ""
    terms: tuple[Term, ...] = ()
    shown: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    guessed: bool = False
    number: Number | None = None


@dataclass
class _Draft:
    words: list[str] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    spoken: list[str] = field(default_factory=list)
    places: tuple[str, ...] = ()
    guessed: bool = False


class QueryReader:
    """Turns what is typed into a `Query`."""

    def __init__(self, gazetteer: Gazetteer, words: Words) -> None:
        self._gazetteer = gazetteer
        self._finder = PlaceFinder.open(gazetteer, cut_by_jieba)
        self._resolver = Resolver(gazetteer, self._finder)
        self._words = words
        self._sounds = Sounds(gazetteer)
        self._topics = _topic_names()

    def read(self, connection: Connection, text: str, *, scope: str | None = None, furnished: Furnished = lambda codes: ()) -> Query:
        """Read `text`. `scope` is the region chosen beside it; `furnished` tells which of some regions have clauses of their own.

        Initials that name a place outside `scope`, or outside a place that is written out, are taken for words only.
        """
        found = typed_number(text)
        number, rest = found or (None, text)
        rest = normalise(rest)
        draft = _Draft()
        rest = self._take_places(rest, draft, scope)
        rest = self._take_letters(connection, rest, draft, scope, furnished)
        draft.words += dict.fromkeys(self._words.cut(rest))
        draft.spoken.insert(0, rest)
        return self._query(draft, number)

    def _take_places(self, text: str, draft: _Draft, scope: str | None) -> str:
        mentions = self._finder.find(text, near=scope)
        found = self._resolver.resolve_mentions(mentions, known=scope)
        living = (found.living,) if found.living else found.candidates or ((found.hukou,) if found.hukou else ())
        draft.places = tuple(place.code for place in living if place)
        return _without(text, mentions) if draft.places else text

    def _take_letters(self, connection: Connection, text: str, draft: _Draft, scope: str | None, furnished: Furnished) -> str:
        for letters in _LETTERS.findall(text):
            readings = self._sounds.read(connection, letters)
            for reading in readings:
                self._take_reading(reading, draft, scope, furnished)
            if readings:
                text = re.sub(rf"(?<![a-z0-9]){letters}(?![a-z0-9])", " ", text)
        return text

    def _take_reading(self, reading: Reading, draft: _Draft, scope: str | None, furnished: Furnished) -> None:
        places = self._fitting(reading, draft, scope, furnished)
        if places:
            draft.guessed = not reading.spelt_out and (draft.guessed or not draft.places)
            draft.places = places
        if reading.terms and not (places and reading.spelt_out):
            draft.terms += self._of_sound(reading.terms, GUESSED if places else 1.0)
            draft.spoken.append(reading.terms[0] if not places else "")

    def _fitting(self, reading: Reading, draft: _Draft, scope: str | None, furnished: Furnished) -> tuple[str, ...]:
        """Regions that letters may mean here: inside or around the place that is clear already, else those that hold clauses."""
        related = self._related
        places = tuple(code for code in reading.places if scope is None or related(code, scope))
        if draft.places:
            inner = tuple(code for code in places if any(self._gazetteer.within(code, place) for place in draft.places))
            outer = tuple(place for place in draft.places if any(self._gazetteer.within(place, code) for code in places))
            return inner or outer
        if reading.spelt_out and reading.terms and not any(code.endswith("00") for code in places):
            return ()  # a word of the domain that some county sounds like
        return self._larger_first(tuple(furnished(places)) or places)

    def _larger_first(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(sorted(codes, key=lambda code: len(self._gazetteer.chain(code))))

    def _related(self, code: str, other: str) -> bool:
        return self._gazetteer.within(code, other) or self._gazetteer.within(other, code)

    def _of_sound(self, terms: Sequence[str], weight: float) -> list[Term]:
        """One term for all words that sound so: any of them will do, a longer one in its parts."""
        cut = [self._words.cut(term) for term in terms]
        whole = tuple(dict.fromkeys(parts[-1] for term, parts in zip(terms, cut, strict=True) if parts and parts[-1] == term))
        if whole:
            return [Term(whole, weight)]
        return [Term((part,), weight) for part in (cut[0] if cut else ())]

    def _query(self, draft: _Draft, number: Number | None) -> Query:
        whole = frozenset(_whole(draft.words))
        minor = {word for word in draft.words if word not in whole or word in FOR_WHOM}
        terms = [Term((word,), PART if word in minor else 1.0) for word in draft.words] + draft.terms
        meaning = " ".join(" ".join(draft.spoken).split())
        said = dict.fromkeys(word for term in terms for word in term.words)
        topics = self._named_topics(meaning, said)
        terms += [Term((topic_mark(topic),), TOPIC) for topic in topics]
        return Query(meaning, tuple(terms), tuple(said), topics, draft.places, draft.guessed and bool(draft.places), number)

    def _named_topics(self, meaning: str, words: Collection[str]) -> tuple[str, ...]:
        """Topics of which a name stands in the query; else those whose label holds a word of it, or of which a name begins with one."""
        full = [key for key, names in self._topics.items() if any(name in meaning or name in words for name in names)]
        if full:
            return tuple(full)
        long = [word for word in words if len(word) > 1 and not word.isascii() and word not in FOR_WHOM]
        silent = [word for word in _whole(long) if not self._topics_of(word)]  # their parts may say something: 尘肺 in 尘肺病
        parts = [part for part in long if any(part != word and part in word for word in silent)]
        served = [self._topics_of(word) for word in (*_whole(long), *parts)]
        part = dict.fromkeys(key for keys in sorted(served, key=len) if len(keys) <= MOST_TOPICS for key in keys)
        return tuple(part)[:MOST_TOPICS]

    def _topics_of(self, word: str) -> list[str]:
        """Topics whose label holds `word`, or of which another name begins with it."""
        return [key for key, (label, *names) in self._topics.items() if word in label or any(name.startswith(word) for name in names)]


def _whole(words: Collection[str]) -> list[str]:
    """The words that are no part of another."""
    return [word for word in words if not any(word != other and word in other for other in words)]


def _topic_names() -> dict[str, tuple[str, ...]]:
    return {topic.key: (topic.label, *(name for name in _BETWEEN.split(topic.covers) if len(name) >= SHORTEST_NAME)) for topic in TOPICS}


def _without(text: str, mentions: Sequence[PlaceMention]) -> str:
    for mention in sorted(mentions, key=lambda one: -one.start):
        text = f"{text[: mention.start]} {text[mention.end :]}"
    return text
