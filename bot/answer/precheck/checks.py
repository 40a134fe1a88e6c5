"""The pre-check in a conversation: hear what a message says to it, then put what is found, and the next question, into the answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal as Choice

from bot.answer.answer import Answer, AnswerClause, Verdict
from bot.answer.phrases import Phrases
from bot.answer.precheck.asking import next_literal
from bot.answer.precheck.hearing import CHECK, GO_ON_WITH, corrects, hear_reply, opening, resumes, subject_of
from bot.answer.precheck.known import conclude
from bot.answer.precheck.logic import eligibility
from bot.answer.precheck.questions import Questions, place_named
from bot.answer.precheck.requirement import Literal, beside, variables_of
from bot.answer.precheck.state import CheckMemory, PreCheck
from bot.answer.precheck.verdicts import find, marks
from bot.answer.reading import PLACES, Reading
from bot.language.facts import StatedFact, read_facts
from bot.language.facts.fact import Value
from bot.policy.topics import topic as topic_of
from bot.policy.variables import Subject
from bot.regions import Gazetteer


@dataclass(frozen=True)
class CheckTurn:
    """What a message means to the pre-check: nothing (`answer`), its beginning, or an answer to it.

    `topic` is the topic to be answered, whatever the message itself is about; None where the message decides. Give it back to
    `follow` with the answer of that topic. `interrupts` says that the message leaves a pre-check for another matter.
    """

    kind: Choice["answer", "begin", "go_on"]
    memory: CheckMemory
    stated: tuple[StatedFact, ...] = ()
    topic: str | None = None
    again: bool = False
    interrupts: bool = False


class PreChecks:
    """Runs pre-checks. Keeps nothing itself: what a conversation knows comes and goes as `CheckMemory`."""

    def __init__(self, phrases: Phrases, gazetteer: Gazetteer) -> None:
        self._phrases, self._gazetteer = phrases, gazetteer
        self._questions = Questions.open(phrases)

    def hears(self, reading: Reading, memory: CheckMemory, as_of: date) -> bool:
        """Whether a message replies to the question of the running pre-check, or asks to go on with one."""
        running = memory.running
        if running is None or not running.asked:
            return memory.paused is not None and not memory.paused.over and resumes(reading.text)
        return hear_reply(reading, memory, read_facts(reading.text, as_of), self._buttons(running), as_of) is not None

    def listen(self, reading: Reading, memory: CheckMemory, topic: str | None, as_of: date, also: tuple[str, ...] = ()) -> CheckTurn:
        """Hear one message; `topic` is the one last answered, `also` those answered with it. Facts that it states are kept, also where
        no pre-check runs."""
        stated = read_facts(reading.text, as_of)
        intent = reading.intents[0].name
        running, told = memory.running, memory.tell(stated)
        if running and running.clause and running.asked:
            heard = hear_reply(reading, memory, stated, self._buttons(running), as_of)
            if heard is not None:
                return CheckTurn("go_on", heard, stated, running.topic, again=heard.running is not None and heard.running.missed > 0)
        if running and (intent in PLACES or (running.clause is None and intent in GO_ON_WITH)):  # 2, of the places to choose from
            again = replace(running, clause=None, asked=None, declined=())
            return CheckTurn("begin", replace(told, running=again), stated, running.topic)
        asked_for = self._asks_for_check(reading) and subject_of(reading, topic)
        if asked_for:
            rest = also if asked_for == topic and topic_of(topic).label not in reading.text else ()
            return CheckTurn("begin", replace(told, running=replace(opening(asked_for, stated), then=rest)), stated, asked_for)
        if not running and memory.paused and not memory.paused.over and resumes(reading.text):
            return CheckTurn("begin", replace(told, running=replace(memory.paused, clause=None, asked=None)), stated, memory.paused.topic)
        if (
            not running
            and memory.paused
            and memory.paused.over
            and memory.paused.topic == topic
            and corrects(reading, memory.paused, stated)
        ):
            return CheckTurn("go_on", replace(told, running=replace(memory.paused, over=False, noted=True)), stated, topic)
        if running and running.asked and intent in GO_ON_WITH:
            missed = replace(running, missed=running.missed + 1)
            missed = replace(missed, declined=(*missed.declined, Literal.parse(running.asked).name)) if missed.missed > 1 else missed
            return CheckTurn("go_on", replace(told, running=missed), stated, running.topic, again=True)
        return CheckTurn("answer", replace(told, running=None, paused=running or told.paused), stated, interrupts=running is not None)

    def following(self, turn: CheckTurn, answer: Answer, memory: CheckMemory) -> CheckTurn | None:
        """The pre-check of the next topic, where that of the one before has just come to its end and was not left."""
        before = turn.memory.running
        if before is None or before.left or not before.then or memory.running is not None or turn.kind == "answer":
            return None
        first, *rest = before.then
        return CheckTurn("begin", replace(memory, running=PreCheck(first, then=tuple(rest))), (), first)

    def _buttons(self, running: PreCheck) -> tuple[str, ...]:
        return () if running.asked is None else self._questions.choices(Literal.parse(running.asked), running.place)[:2]

    def _asks_for_check(self, reading: Reading) -> bool:
        return reading.intents[0].name == CHECK or reading.text.strip() == self._phrases.say("check.offer")

    def follow(self, turn: CheckTurn, answer: Answer, hukou: str | None = None) -> tuple[Answer, CheckMemory]:
        """Put what is known into `answer`: conditions met or not, and in a pre-check its next question or its end.

        `hukou` is the code of the place of hukou, where the conversation knows it. Returns the answer and what is known after it.
        """
        memory = self._at(turn, answer)
        person = memory.running.person if memory.running else "asker"
        answer = self.judged(answer, memory, person, hukou)
        if turn.kind == "answer" or memory.running is None:
            return self._offered(answer, memory, hukou, turn.interrupts), memory
        if answer.outcome != "answered":
            waits = answer.outcome in ("needs_region", "unavailable")
            return answer, memory if waits else replace(memory, running=None)
        clause = self._clause(answer, memory.running, memory, hukou)
        if clause is None:
            caveats = (*answer.caveats, self._phrases.say("check.no_conditions"))
            return replace(answer, caveats=caveats), replace(memory, running=None)
        return self._step(turn, answer, clause, memory, memory.running, hukou)

    def _at(self, turn: CheckTurn, answer: Answer) -> CheckMemory:
        """What is known at the place of `answer`: of another place nothing that holds at a place only."""
        memory, here = turn.memory, answer.region.code if answer.region else None
        if here is None or memory.region is None:
            return replace(memory, region=here or memory.region)
        if self._gazetteer.within(here, memory.region) or self._gazetteer.within(memory.region, here):
            return replace(memory, region=here)
        return memory.moved(here).tell(turn.stated)

    def _facts(self, clause: AnswerClause, memory: CheckMemory, person: Subject, hukou: str | None) -> dict[str, Value]:
        """What is known of a person for a clause: whether the hukou is where the clause holds follows from its place."""
        facts, area = memory.of(person), clause.document.region_code
        if person == "asker" and hukou and area:
            if self._gazetteer.within(hukou, area):
                facts["hukou_local"] = True
            elif not self._gazetteer.within(area, hukou):
                facts["hukou_local"] = False
        return facts

    def judged(self, answer: Answer, memory: CheckMemory, person: Subject, hukou: str | None) -> Answer:
        """`answer` with what is known of `person` held against the conditions of its clauses; `hukou` is a code, where it is known."""

        def judged(clause: AnswerClause) -> AnswerClause:
            facts = self._facts(clause, memory, person, hukou)
            found = eligibility(clause.conditions, conclude(facts))
            return replace(clause, met=tuple(marks(clause.conditions, facts)), eligibility=found)

        return replace(answer, clauses=tuple(map(judged, answer.clauses)), basis=tuple(map(judged, answer.basis)))

    def _offered(self, answer: Answer, memory: CheckMemory, hukou: str | None, interrupts: bool) -> Answer:
        """The answer with the offer of a pre-check, where there is something to ask, or to go on with the one that it interrupts."""
        if memory.paused and not memory.paused.over:
            caveats = (*answer.caveats, self._phrases.say("check.paused")) if interrupts else answer.caveats
            return replace(answer, caveats=caveats, next=(self._phrases.say("check.resume"), *answer.next))
        if answer.outcome != "answered" or answer.topic is None:
            return answer
        running = PreCheck(answer.topic)
        clause = self._clause(answer, running, memory, hukou)
        if clause is None or next_literal(clause.conditions, self._facts(clause, memory, "asker", hukou)) is None:
            return answer
        return replace(answer, next=(self._phrases.say("check.offer"), *answer.next))

    def _clause(self, answer: Answer, running: PreCheck, memory: CheckMemory, hukou: str | None) -> AnswerClause | None:
        """The clause that is checked: the one that runs; else of the most local ones with conditions that a person can answer the one
        of which most is decided already, and none that is out unless all are."""
        everything = (*answer.clauses, *answer.basis)
        same = next((one for one in everything if one.id == running.clause), None)
        return same or next(self._candidates(answer, memory, running.person, hukou), None)

    def _candidates(self, answer: Answer, memory: CheckMemory, person: Subject, hukou: str | None) -> Iterator[AnswerClause]:
        for clauses in (answer.clauses, answer.basis):
            checkable = [one for one in clauses if any(variables_of(condition) for condition in one.conditions)]
            direct = [one for one in checkable if one.strength == "direct"] or checkable

            def rank(clause: AnswerClause) -> tuple[bool, float]:
                found = list(marks(clause.conditions, self._facts(clause, memory, person, hukou)))
                return clause.eligibility == "not_met", -sum(one is not None for one in found) / len(found)

            yield from sorted(direct, key=rank)

    def _step(
        self, turn: CheckTurn, answer: Answer, clause: AnswerClause, memory: CheckMemory, running: PreCheck, hukou: str | None
    ) -> tuple[Answer, CheckMemory]:
        facts = self._facts(clause, memory, running.person, hukou)
        found = find(clause.conditions, facts)
        if found.eligibility == "not_met" and not running.left:
            other = next((one for one in self._candidates(answer, memory, running.person, hukou) if one.eligibility != "not_met"), None)
            if other is not None and other in answer.clauses and running.clause is not None:
                return self._step(turn, answer, other, memory, replace(running, another=True), hukou)
        literal = None if running.left else next_literal(clause.conditions, facts, running.declined, running.aims, memory.asks_last)
        note, begins = self._phrases.say("check.note"), running.clause != clause.id
        verdict = Verdict(
            clause.id, found.eligibility, found.met, found.not_met, found.open, literal.name if literal else None, note, begins
        )
        if literal is None:
            kept = None if running.left else replace(running, clause=clause.id, over=True)
            return replace(answer, verdict=verdict, headline=self._ended(verdict)), replace(memory, running=None, paused=kept)
        place = place_named(answer, clause, literal, self._gazetteer)
        asked = replace(
            answer,
            outcome="needs_fact",
            verdict=verdict,
            headline=self._phrases.say(f"check.{_opening(running, begins, turn.again)}"),
            ask=self._questions.ask(literal, running.person, place),
            next=self._questions.choices(literal, place),
        )
        missed = running.missed if turn.again else 0
        needed = tuple(name for condition in clause.conditions for name in variables_of(condition))
        others = beside(clause.conditions, literal)
        kept = replace(
            running,
            clause=clause.id,
            asked=str(literal),
            place=place,
            missed=missed,
            needed=needed,
            others=others,
            another=False,
            noted=False,
        )
        return asked, replace(memory, running=kept)

    def _ended(self, verdict: Verdict) -> str:
        if verdict.eligibility == "conditions_met":
            return self._phrases.say("check.conditions_met")
        if verdict.eligibility == "not_met":
            return self._phrases.say("check.not_met", count=str(len(verdict.not_met)))
        name = "check.unknown_some" if verdict.met else "check.unknown_none"
        return self._phrases.say(name, met=str(len(verdict.met)), count=str(len(verdict.open)))


def _opening(running: PreCheck, begins: bool, again: bool) -> str:
    """Name of the phrase before a question."""
    if begins:
        return "another" if running.another else "first"
    if running.noted:
        return "noted"
    return "again" if again else "next"
