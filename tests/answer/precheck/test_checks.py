"""The seam: hear a message, then put into the answer what is known and what is asked."""

from datetime import date

import pytest

from bot.answer.precheck import CheckMemory, PreChecks
from bot.answer.reading import Reading
from bot.language.facts import Interval
from bot.language.intents import RankedIntent

TODAY = date(2026, 11, 22)
HERE = {"residence_months": Interval(40, 40), "residence_permit": True, "disabled": True}


@pytest.fixture
def checks(tools):
    return PreChecks(tools.phrases, tools.gazetteer)


def reading(text, intent):
    return Reading(text, (RankedIntent(intent, 0.9),))


def test_facts_are_kept_where_no_check_runs(checks):
    turn = checks.listen(reading("我在包头住了三年", "give_fact"), CheckMemory(), None, TODAY)
    assert turn.kind == "answer" and turn.topic is None and turn.memory.of("asker")["residence_months"] == Interval(36, 36)


def test_a_check_needs_a_matter(checks):
    assert checks.listen(reading("我够不够条件", "check_eligibility"), CheckMemory(), None, TODAY).kind == "answer"
    turn = checks.listen(reading("我够不够条件", "check_eligibility"), CheckMemory(), "pension", TODAY)
    assert (turn.kind, turn.topic) == ("begin", "pension")


def test_a_check_names_its_own_matter_before_the_last_one(checks):
    named = Reading("公租房我够不够条件", (RankedIntent("check_eligibility", 0.6), RankedIntent("ask_public_rental_housing", 0.1)))
    assert checks.listen(named, CheckMemory(), "pension", TODAY).topic == "public_rental_housing"


def test_conditions_are_marked_in_every_answer(checks, tools, ask):
    turn = checks.listen(reading("居住证", "ask_residence_permit"), CheckMemory({"asker": HERE}, region="150200"), None, TODAY)
    answer, _ = checks.follow(turn, ask(tools, "residence_permit", "150200"), hukou="513400")
    assert answer.clauses[0].met[:2] == (True, True) and answer.clauses[0].eligibility == "unknown" and answer.verdict is None


@pytest.mark.parametrize(("before", "now", "kept"), [
    ("150200", "150203", 3), ("150203", "150200", 3), ("150200", "320600", 1), ("150203", "150204", 1), (None, "320600", 3),
])  # fmt: skip
def test_what_holds_at_a_place_stays_within_its_chain(checks, tools, ask, before, now, kept):
    turn = checks.listen(reading("居住证", "ask_residence_permit"), CheckMemory({"asker": HERE}, region=before), None, TODAY)
    _, memory = checks.follow(turn, ask(tools, "residence_permit", now))
    assert len(memory.of("asker")) == kept and memory.region == now


@pytest.mark.parametrize(("hukou", "met"), [
    ("150223", True), ("150200", True), ("150000", None), ("000000", None), ("320600", False), (None, None),
])  # fmt: skip
def test_whether_the_hukou_is_here_follows_from_its_place(checks, tools, ask, hukou, met):
    turn = checks.listen(reading("低保", "ask_subsistence_allowance"), CheckMemory(), None, TODAY)
    answer, _ = checks.follow(turn, ask(tools, "subsistence_allowance", "150200"), hukou)
    assert answer.clauses[0].met[0] is met


def test_a_check_waits_for_the_place_and_ends_without_a_clause(checks, tools, ask):
    turn = checks.listen(reading("我够不够条件", "check_eligibility"), CheckMemory(), "pension", TODAY)
    answer, memory = checks.follow(turn, ask(tools, "pension"))
    assert answer.outcome == "needs_region" and memory.running.topic == "pension"
    assert checks.listen(reading("包头", "give_place"), memory, "pension", TODAY).kind == "begin"
    assert checks.listen(reading("2", "unclear"), memory, "pension", TODAY).kind == "begin"
    assert checks.listen(reading("公租房怎么申请", "ask_public_rental_housing"), memory, "pension", TODAY).kind == "answer"
    answer, memory = checks.follow(turn, ask(tools, "funeral_benefit", "150200"))
    assert answer.outcome == "no_clause" and memory.running is None


def test_the_clauses_and_their_proof_stay_as_they_were(checks, tools, ask):
    before = ask(tools, "subsistence_allowance", "150200")
    turn = checks.listen(reading("我够不够条件", "check_eligibility"), CheckMemory(), "subsistence_allowance", TODAY)
    answer, memory = checks.follow(turn, before)
    assert [one.text for one in answer.clauses] == [one.text for one in before.clauses] and answer.id == before.id
    assert answer.outcome == "needs_fact" and memory.running.asked == "hukou_local" and memory.running.place == "包头市"
