"""A conversation: what it knows, and what a message in it is answered with. Rasa's actions and the terminal both talk through this."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from bot.answer.answer import Answer
from bot.answer.choices import names_number, pick, picks_none, place_of
from bot.answer.crisis import crisis
from bot.answer.memory import Memory
from bot.answer.precheck import CheckMemory, CheckTurn, PreChecks
from bot.answer.question import Question
from bot.answer.reading import DANGER, Reading
from bot.answer.turn import to_questions
from bot.answer.where import OFTEN, is_withheld
from bot.answer.work import Tools
from bot.language.danger import DangerWords
from bot.policy.topics import topic, topic_of_intent
from bot.regions import Resolver

Answerer = Callable[[Question], Answer]
COURTESIES = ("affirm", "deny", "greet", "thanks", "bye", "help")
"""Intents that are met with a phrase of their own where nothing was asked."""
FOUND_NOTHING = ("unclear", "no_clause")
YES_OR_NO = ("affirm", "deny")
SURE = 0.5  # of a topic that a message is also about, beside a danger


@dataclass(frozen=True)
class Known:
    """What a conversation knows; `noticed` says that the notice (a machine answers) has been given."""

    memory: Memory = field(default_factory=Memory)
    checks: CheckMemory = field(default_factory=CheckMemory)
    noticed: bool = False


@dataclass(frozen=True)
class Reply:
    """The answers to a message, in order, and what is known after it; `lost` says that the place was asked for again and again in vain."""

    answers: tuple[Answer, ...]
    known: Known
    lost: bool = False


class Dialogue:
    """Answers messages. Keeps nothing itself: what a conversation knows comes and goes as `Known`."""

    def __init__(self, tools: Tools, resolver: Resolver, checks: PreChecks) -> None:
        self._tools, self._resolver, self._checks = tools, resolver, checks

    def judged(self, answer: Answer, known: Known) -> Answer:
        """`answer` with what is known of the asker held against the conditions of its clauses."""
        return self._checks.judged(answer, known.checks, "asker", known.memory.hukou)

    def is_choice(self, reading: Reading, known: Known) -> bool:
        """Whether a message picks one of the choices just offered, or refuses the place just asked for, whatever it sounds like.

        The number of a choice is nothing else, also where none is open.
        """
        memory, text = known.memory, reading.text
        open_ones = [topic(key).label for key in memory.options] or list(memory.places)
        chosen = bool(open_ones) and (bool(pick(text, open_ones)) or picks_none(text))
        numbered = names_number(text) or bool(place_of(text, len(memory.offered)))
        return chosen or numbered or (memory.asked > 0 and is_withheld(reading, memory))

    def is_reply(self, reading: Reading, known: Known, as_of: date) -> bool:
        """Whether a message answers what was just asked: a choice, a fact for the pre-check, or a yes or no that needs an answer."""
        memory = known.memory
        waits = bool(memory.options or memory.places or memory.asked)
        yes_or_no = waits and reading.intents[0].name in YES_OR_NO
        return yes_or_no or self.is_choice(reading, known) or self._checks.hears(reading, known.checks, as_of)

    def reply(self, reading: Reading, known: Known, as_of: date, answer: Answerer) -> Reply:
        """Answer a message, one answer per topic in the order asked; `answer` answers a question. Danger goes before everything."""
        if reading.intents[0].name == DANGER:
            return self._in_danger(reading, known, as_of, answer)
        turn = self._checks.listen(reading, known.checks, known.memory.topic, as_of, known.memory.also)
        questions, memory = to_questions(reading, self._resolver, self._tools.gazetteer, known.memory, as_of, turn.topic)
        followed = [self._checks.follow(turn, answer(question), memory.hukou) for question in questions]
        answers, checks = [one for one, _ in followed], followed[0][1]  # the first topic says for which place facts hold
        checks = self._check_the_rest(turn, answers, checks, memory, as_of, answer)
        lost = memory.asked > OFTEN
        memory = replace(memory, offered=_offered(answers))
        return Reply(_noticed_once(answers, known), _after(known, memory, checks, answers), lost)

    def _check_the_rest(
        self, turn: CheckTurn, answers: list[Answer], checks: CheckMemory, memory: Memory, as_of: date, answer: Answerer
    ) -> CheckMemory:
        """Where the pre-check of one of several topics is over, begin that of the next."""
        following = self._checks.following(turn, answers[-1], checks)
        while following and following.topic:
            question = Question("policy", following.topic, living=memory.living, hukou=memory.hukou, as_of=as_of)
            one, checks = self._checks.follow(following, answer(question), memory.hukou)
            answers.append(one)
            following = self._checks.following(following, one, checks)
        return checks

    def _in_danger(self, reading: Reading, known: Known, as_of: date, answer: Answerer) -> Reply:
        """The numbers first; where the message clearly asks about a topic too, its answer follows."""
        first = crisis(self._tools.phrases, DangerWords.open().kinds_in(reading.text), as_of)
        calm = tuple(one for one in reading.intents if one.name != DANGER)
        if not calm or topic_of_intent(calm[0].name) is None or calm[0].confidence < SURE:
            return Reply((first,), known)
        rest = self.reply(replace(reading, intents=calm), known, as_of, answer)
        return replace(rest, answers=(first, *rest.answers))


def _offered(answers: Sequence[Answer]) -> tuple[str, ...]:
    """The topics that were named beside an answer that found nothing: 第一个 may be one of them."""
    last = answers[-1]
    named = last.outcome in FOUND_NOTHING and not last.choices
    return tuple(key for key, _ in last.alternatives) if named else ()


def _noticed_once(answers: Sequence[Answer], known: Known) -> tuple[Answer, ...]:
    """The answers with the notice once in a conversation."""
    first = None if known.noticed else next((index for index, one in enumerate(answers) if one.notice), None)
    return tuple(one if index == first else replace(one, notice=None) for index, one in enumerate(answers))


def _after(known: Known, memory: Memory, checks: CheckMemory, answers: Sequence[Answer]) -> Known:
    return Known(memory, checks, known.noticed or any(one.notice for one in answers))
