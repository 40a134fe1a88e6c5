"""What a message says to a pre-check that runs, and how one begins."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from bot.answer.precheck.known import conclude
from bot.answer.precheck.replies import TALKS, Reply, read_reply
from bot.answer.precheck.requirement import Literal
from bot.answer.precheck.state import CheckMemory, PreCheck
from bot.answer.reading import Reading
from bot.language.facts import StatedFact
from bot.policy.topics import topic_of_intent
from bot.policy.variables import Subject

CHECK = "check_eligibility"
GO_ON_WITH = ("affirm", "deny", "give_fact", "unclear", "feedback_bad", "feedback_good")
"""What is taken for a reply that was not understood; whatever else a message is ends the pre-check."""
_RESUMES = re.compile(
    r"(?:好的?|那|我们?|行|可以|请)*(?:继续|接着|往下|回到|回)(?:刚才|前面|上面|之前)?(?:的|那个|那件事?)*(?:条件)?(?:核对|对|问|查|说|来|做|吧|呢|一下|下去)*"
)
_HUKOU = re.compile("户口|户籍")  # where it is decides whether it is here
LIKELY = 0.15  # below this probability a topic is no more than a guess
CLOSED: tuple[Subject, ...] = ("asker", "household")


def opening(topic: str, stated: Iterable[StatedFact]) -> PreCheck:
    """A pre-check that begins with a message: of whom, and which facts it spoke of (also what it only supposes)."""
    facts = list(stated)
    others = list(dict.fromkeys(fact.subject for fact in facts if fact.subject not in CLOSED))
    own = any(fact.subject == "asker" for fact in facts)
    person: Subject = others[0] if len(others) == 1 and not own else "asker"
    return PreCheck(topic, person=person, aims=tuple(dict.fromkeys(fact.name for fact in facts)))


def subject_of(reading: Reading, topic: str | None) -> str | None:
    """The topic whose conditions are asked about: one that the message names, else the last one, else the likeliest."""
    ranked = [(known, one.confidence) for one in reading.intents if (known := topic_of_intent(one.name))]
    named = next((known.key for known, _ in ranked if known.label in reading.text), None)
    likely = next((known.key for known, confidence in ranked if confidence >= LIKELY), None)
    return named or topic or likely


def hear_reply(
    reading: Reading, memory: CheckMemory, stated: Sequence[StatedFact], buttons: Sequence[str], as_of: date
) -> CheckMemory | None:
    """What is known after a reply to the question of the running pre-check; None where the message is no reply."""
    running = memory.running
    assert running is not None and running.asked is not None, "a reply needs a question"
    asked = Literal.parse(running.asked)
    reply = read_reply(reading.text, asked, stated, running.person, reading.intents[0].name, running.needed, buttons, as_of)
    if reply is None:
        return None
    before = memory.told
    told = memory.tell(fact for fact in stated if fact.subject not in (running.person, "asker", "household"))
    for name, value in reply.facts.items():
        told = told.know(running.person, name, value)
    if reply.kind == "noted" and told.told == before:
        return None  # said before: it answers nothing
    return replace(told, running=_after(running, reply, asked)) if reply.kind != "none_of_them" else _none(told, running)


def _after(running: PreCheck, reply: Reply, asked: Literal) -> PreCheck:
    """The pre-check after a reply; what was asked and not told, or told too vaguely, is not asked again."""
    silent = reply.kind not in ("unread", "noted")
    declined = (*running.declined, asked.name) if silent else running.declined
    return replace(running, left=reply.kind == "left", missed=0, noted=reply.kind == "noted", declined=declined)


def resumes(text: str) -> bool:
    """Whether `text` asks to go on with a pre-check that another matter came between."""
    return _RESUMES.fullmatch(re.sub(r"[\s，。！!～~]", "", text)) is not None


def corrects(reading: Reading, check: PreCheck, stated: Iterable[StatedFact]) -> bool:
    """Whether a message tells something on which a pre-check that has come to its end rests."""
    facts = {fact.name: fact.value for fact in stated if not fact.assumed and fact.subject in (check.person, *CLOSED)}
    told = {*conclude(facts), *(("hukou_local",) if _HUKOU.search(reading.text) else ())}
    return bool(told & set(check.needed)) and reading.intents[0].name in TALKS


def _none(told: CheckMemory, running: PreCheck) -> CheckMemory:
    """都不是: none of what would have done for the condition asked about."""
    for name in running.others:
        told = told.know(running.person, name, False)
    return replace(told, running=replace(running, missed=0))
