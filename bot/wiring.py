"""The one place that builds long-lived objects. Nothing is opened at import time; every `open_…` call opens what it names."""

from collections.abc import Callable
from pathlib import Path

import bot.importer
import bot.policy
import bot.regions
import bot.store
from bot.answer.answer import Answer
from bot.answer.answering import Answering as Answering  # whoever opens it names it
from bot.answer.crisis import in_danger
from bot.answer.departments import Departments
from bot.answer.dialogue import Dialogue
from bot.answer.lapsed import LapsedBases
from bot.answer.phrases import Phrases
from bot.answer.picker import PlacePicker
from bot.answer.precheck import PreChecks
from bot.answer.reading import Reader
from bot.answer.rendering import TextRenderer
from bot.answer.turn import OUT_OF_SCOPE
from bot.answer.unavailable import Apology, turned_off, unavailable
from bot.answer.work import Tools
from bot.conversations.call_backs import CallBacks
from bot.conversations.conversations import Conversations
from bot.conversations.database import AT_THE_DESK, PATIENCE, ConversationDatabase
from bot.conversations.improving.improving import Improving
from bot.conversations.live.live import Live
from bot.conversations.staff.records import SignInRules
from bot.conversations.staff.staff import Staff
from bot.errors import SuggestionError
from bot.fingerprint import fingerprint
from bot.importer.notice import find_notices, read_notice
from bot.importer.suggestions.examples import examples_of
from bot.importer.suggestions.suggester import Suggester
from bot.language.dictionary import user_words
from bot.language.encoders import Encoder, SmallE5Encoder, UniversalEncoder
from bot.language.frequencies import cut_by_jieba
from bot.language.intents import IntentModel
from bot.language.remembered import RememberingEncoder
from bot.language.words import WordCutter, domain_terms
from bot.regions import Gazetteer, PlaceFinder, Resolver
from bot.regions.names import place_names
from bot.settings import Settings
from bot.store.bodies.directory import BodyDirectory
from bot.store.bodies.founding import founding_edition, read_founding
from bot.store.builder import build_store, made_of
from bot.store.clause_reader import ClauseReader
from bot.store.database import MIGRATIONS, Database, open_database
from bot.store.repository import PolicyRepository
from bot.store.search.embedding import Embedding
from bot.store.search.index import SearchIndex
from bot.store.search.search import PolicySearch
from bot.store.search.words import Words
from bot.trained import mapped_folder
from bot.wechat.packet import Packet

Progress = Callable[[str, int, int], None]
LEANING = {OUT_OF_SCOPE: 0.02}
"""What a matter that is not ours gains. Of the training sentences, each left out in turn, 94 of 100 foreign ones are then turned away and
3 of 100 topics are; more would turn away more of both."""


def open_conversations(settings: Settings, patience: int = PATIENCE) -> Conversations:
    """What is kept of conversations; the database is connected to at its first use, and may come and go."""
    return Conversations.open(settings.conversations_url, patience)


def open_staff(settings: Settings) -> Staff:
    """Who may use the desk; the tables lie beside the conversations, and are connected to at their first use."""
    desk = settings.desk
    rules = SignInRules(desk.idle, desk.session, desk.failures, desk.lock)
    return Staff.over(ConversationDatabase(settings.conversations_url, AT_THE_DESK), rules)


def open_live(settings: Settings, database: ConversationDatabase) -> Live:
    """Conversations that a person takes over, beside what is kept of all of them."""
    call_backs = CallBacks.over(database, settings.call_back_key, settings.call_back_hours)
    return Live.over(database, Phrases.open().say, lambda text: Packet((text,)).to_json(), settings.desk.gone, call_backs=call_backs)


def open_improving(settings: Settings) -> Improving:
    """What is to be made better; the tables lie beside the conversations, and are connected to at their first use."""
    return Improving.over(ConversationDatabase(settings.conversations_url))


def open_apology() -> Apology:
    """What makes the answer, and its text, for when a part is down or the bot is turned off; needs no other part."""
    phrases, renderer = Phrases.open(), TextRenderer.open()

    def apology(off: str | None = None, asked: str = "") -> tuple[str, Answer]:
        answer = in_danger(phrases, asked) or (unavailable(phrases) if off is None else turned_off(phrases, off))
        return renderer.render(answer), answer

    return apology


def open_resolver() -> Resolver:
    """What decides where a text says that somebody is."""
    return Resolver.open(Gazetteer.open())


def open_clause_reader(settings: Settings) -> ClauseReader:
    """What finds clauses by their ids."""
    return ClauseReader(PolicyRepository(open_store(settings)))


def open_answering(settings: Settings, store_revision: int | None = None) -> Answering:
    """Open the store (as it is, or as it was at an earlier revision of its own), the gazetteer and the phrases."""
    gazetteer = Gazetteer.open()
    database = open_store(settings)
    repository = PolicyRepository(database, store_revision)
    tools = Tools(repository, gazetteer, Phrases.open(), Departments.open(), BodyDirectory(database), LapsedBases(database, repository))
    resolver = Resolver.open(gazetteer)  # whoever reads a message hands over its places: no dictionary of words is needed here
    return Answering(tools, resolver, TextRenderer.open(), Dialogue(tools, resolver, PreChecks(tools.phrases, gazetteer)))


def store_fingerprint(policies: Path) -> str:
    """What the store is made of: the notices, the code that reads and writes them, and the migrations."""
    code = [Path(str(package.__file__)).parent for package in (bot.importer, bot.policy, bot.store, bot.regions)]
    return fingerprint([policies, *code, MIGRATIONS / "versions"])


def store_is_current(settings: Settings) -> bool:
    """Whether the store was made of what `policies` holds now."""
    database = open_store(settings)
    try:
        return made_of(database) == store_fingerprint(settings.policies) and BodyDirectory(database).edition() == founding_edition()
    finally:
        database.dispose()


def prepare_store(settings: Settings, progress: Progress = lambda step, done, total: None, force: bool = False) -> int:
    """Build the store where it is missing or stale; return the number of clauses put in, 0 where nothing was to do.

    `progress` is called with the notice that is being read, how many are done, and how many there are. Raises `PolicyFileError`
    for a notice that cannot be read; the store is then as it was.
    """
    if not force and store_is_current(settings):
        return 0
    folders = find_notices(settings.policies)
    notices = []
    for index, folder in enumerate(folders):
        progress(folder.name, index, len(folders))
        notices.append(read_notice(folder))
    database, gazetteer = open_store(settings), Gazetteer.open()
    try:
        count = build_store(database, gazetteer, notices, store_fingerprint(settings.policies))
        seed_directory(database, gazetteer)
    finally:
        database.dispose()  # what was written is then in the one file, not beside it
    return count


def seed_directory(database: Database, gazetteer: Gazetteer) -> bool:
    """Put the founding bodies into the directory where that was not done yet; what a city has entered stays."""
    entries = read_founding({region.code for region in gazetteer}, Departments.open().labels)
    return BodyDirectory(database).seed(entries, founding_edition())


def open_sources(settings: Settings) -> Callable[[str], str]:
    """What gives the extracted text of a version of a document (`baotou-2024-47@1`); empty for one that the store does not have."""
    return PolicyRepository(open_store(settings)).source_text


def open_picker() -> PlacePicker:
    """What finds places for a list to choose from, while somebody types."""
    return PlacePicker.of(Gazetteer.open())


def open_store(settings: Settings) -> Database:
    """Open the database of the policy store."""
    return open_database(settings.database_url)


def open_search(settings: Settings) -> PolicySearch:
    """Open the search of the store; the encoder's weights are loaded at the first query."""
    return PolicySearch(open_store(settings), Gazetteer.open(), Words(open_cutter(settings)), search_encoder())


def open_search_index(settings: Settings) -> SearchIndex:
    """Open the writer of the index of words."""
    return SearchIndex(open_store(settings), Words(open_cutter(settings)))


def open_embedding(settings: Settings) -> Embedding:
    """Open the writer of the vectors that rank by meaning."""
    return Embedding(open_store(settings), search_encoder())


def search_encoder() -> Encoder:
    """The encoder of search: about 160 clauses a second where the other, which is not clearly better at this, does 9."""
    return UniversalEncoder()


def open_encoders(cache: Path | None = None) -> list[Encoder]:
    """The sentence encoders that the model of intents looks through; their weights are loaded at the first sentence."""
    return [UniversalEncoder(cache), SmallE5Encoder()]


def suggestion_encoders() -> list[Encoder]:
    """The encoder of suggestions: with the other too, F1 of topics is 2 points better and every clause takes five times as long."""
    return [UniversalEncoder()]


def open_suggester(settings: Settings) -> Suggester:
    """What proposes topics, kind, audience and conditions, learned from the annotated notices; their vectors stay in the cache folder.

    Raises `SuggestionError` where the encoder's package is not installed, or too little is annotated to learn from.
    """
    encoders = suggestion_encoders()
    examples = examples_of(read_notice(folder) for folder in find_notices(settings.policies))
    try:
        for encoder in encoders:
            encoder.encode(["。"])  # the vectors of the annotated clauses may all be remembered, those of a new one are not
        return Suggester(examples, encoders, [RememberingEncoder(encoder, settings.cache) for encoder in encoders])
    except ImportError as error:
        raise SuggestionError(f"没有安装句向量模型（{error.name or error}）", "请运行 uv sync 安装后再试") from error


def open_cutter(settings: Settings) -> WordCutter:
    """jieba with the terms of the domain: for the index of search, which no training changes."""
    return WordCutter(domain_terms(), mapped_folder(settings))


def open_training_cutter(settings: Settings) -> WordCutter:
    """jieba with the lexicon, what the founding documents call things and bodies, and the names of places: stored with the model."""
    notices = [read_notice(folder) for folder in find_notices(settings.policies)]
    texts = [clause.text for notice in notices for clause in notice.clauses]
    bureaus = {bureau.name for notice in notices for clause in notice.clauses for bureau in clause.bureaus}
    own = WordCutter(cache=mapped_folder(settings))
    return WordCutter(user_words(own.cut, texts, bureaus, place_names(Gazetteer.open())), mapped_folder(settings))


def open_intent_model(settings: Settings, folder: Path | None = None) -> IntentModel:
    """An intent model: the trained one in `folder`, or an untrained one."""
    if folder is None:
        encoders = [RememberingEncoder(encoder, settings.cache / "training") for encoder in open_encoders()]
        return IntentModel(encoders, open_training_cutter(settings), LEANING)
    return IntentModel.load(folder, open_encoders(mapped_folder(settings)), WordCutter(cache=mapped_folder(settings)), LEANING)


def open_place_finder() -> PlaceFinder:
    """The finder of places in messages."""
    return PlaceFinder.open(Gazetteer.open(), cut_by_jieba)


def open_reader(settings: Settings, folder: Path) -> Reader:
    """A reader with the intent model trained into `folder`; raises `ModelError` where there is none."""
    return Reader(open_intent_model(settings, folder), open_place_finder())
