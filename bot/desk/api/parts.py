"""What the API asks: the same answering, search and store as everyone, each opened at its first use and shared by all threads."""

from datetime import date
from functools import cached_property
from pathlib import Path
from threading import Lock

import bot.answer
import bot.desk
import bot.language
import bot.policy
import bot.regions
from bot.answer.answering import Answering
from bot.answer.chat import Reads
from bot.answer.crisis import in_danger
from bot.answer.picker import PlacePicker
from bot.answer.reading import Reading
from bot.answer.unavailable import turned_off, unavailable
from bot.conversations.switch import SwitchWatch
from bot.desk.api.places import Places
from bot.errors import ModelError
from bot.fingerprint import fingerprint
from bot.settings import Settings
from bot.store.bodies.directory import BodyDirectory
from bot.store.catalogue import Catalogue
from bot.store.database import Database
from bot.store.repository import PolicyRepository
from bot.store.search.index import SearchIndex
from bot.store.search.search import PolicySearch
from bot.store.stamp import stamp
from bot.trained import current_model
from bot.wiring import open_answering, open_conversations, open_picker, open_reader, open_search, open_search_index, open_store

CODE = (bot.answer, bot.desk, bot.language, bot.policy, bot.regions)


class Parts:
    """The parts. `reader` is given by tests; else it is opened with the model trained last."""

    def __init__(self, settings: Settings, reader: Reads | None = None) -> None:
        self._settings, self._given = settings, reader
        self._one_reads, self._one_indexes = Lock(), Lock()
        self._indexed: int | None = None

    def warm(self) -> None:
        """Open everything that takes time; raises `ModelError` where nothing is trained."""
        self.read("公租房")
        self.fresh_search().search("公租房")
        _ = self.picker, self.edition

    def read(self, text: str) -> Reading:
        """Understand one message; one thread at a time, for the models are not made for more. Raises `ModelError`."""
        with self._one_reads:
            return self._reader.read(text)

    def fresh_search(self) -> PolicySearch:
        """The search over what is published now: what the index lacks is taken in first, by one thread."""
        now = self.revision()
        with self._one_indexes:
            if now != self._indexed:
                self._index.refresh()
                self._indexed = now
        return self._search

    def revision(self) -> int:
        """The revision of the store."""
        return PolicyRepository(self.database).revision()

    def stamp(self) -> tuple[str, str]:
        """What an answer is made of beside the question: the store as it is now, and the program with its model."""
        return stamp(self.database), self.edition

    def turned_off(self, asked: str, topic: str | None, day: date | None) -> dict[str, object] | None:
        """The answer to `asked` while the bot is turned off; None while it is on."""
        words, phrases = self._switch.look(), self.answering.tools.phrases
        return None if words is None else (in_danger(phrases, asked, day) or turned_off(phrases, words, topic, day)).to_dict()

    def unavailable(self, topic: str | None, day: date | None) -> dict[str, object]:
        """The answer while a part is down; needs no other part."""
        return unavailable(self.answering.tools.phrases, topic, day).to_dict()

    @cached_property
    def edition(self) -> str:
        """Which code, words and model answer."""
        model = current_model(self._settings)
        return fingerprint(
            [Path(str(package.__file__)).parent for package in CODE], f"{model.archive.name} {model.fingerprint}" if model else ""
        )[:16]

    @cached_property
    def answering(self) -> Answering:
        """What turns questions into answers."""
        return open_answering(self._settings)

    @cached_property
    def places(self) -> Places:
        """What finds the place that is meant."""
        return Places(self.answering.tools.gazetteer, self.answering.resolver)

    @cached_property
    def picker(self) -> PlacePicker:
        """What finds places while somebody types."""
        return open_picker()

    @cached_property
    def catalogue(self) -> Catalogue:
        """The published documents and clauses."""
        return Catalogue(self.database)

    @cached_property
    def directory(self) -> BodyDirectory:
        """The bodies."""
        return BodyDirectory(self.database)

    @cached_property
    def _switch(self) -> SwitchWatch:
        return SwitchWatch(open_conversations(self._settings).switch)

    @cached_property
    def database(self) -> Database:
        """The policy store."""
        return open_store(self._settings)

    @cached_property
    def _search(self) -> PolicySearch:
        return open_search(self._settings)

    @cached_property
    def _index(self) -> SearchIndex:
        return open_search_index(self._settings)

    @cached_property
    def _reader(self) -> Reads:
        if self._given is not None:
            return self._given
        model = current_model(self._settings)
        if model is None:
            raise ModelError("还没有训练好的模型")
        return open_reader(self._settings, model.intents)
