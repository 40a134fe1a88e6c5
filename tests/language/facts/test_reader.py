"""Messages with all their facts."""

import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.facts.run import AS_OF, written
from bot.language.facts import read_facts
from bot.policy.variables import VARIABLES

BENCH = Path(__file__).parents[3] / "bench" / "facts"


def test_a_story_gives_every_fact_to_whom_it_belongs(told):
    assert told("我来包头三年了，没签合同，我妈65岁是低保户，娃读初二") == [
        "residence_months 36", "labour_contract no", "parent.age 65", "parent.subsistence_allowance yes",
        "child.school_grade 8", "child.school_stage junior",
    ]  # fmt: skip


def test_the_words_of_a_fact_stand_where_it_says(today):
    text = "　我今年５３岁，没有居住证"
    for fact in read_facts(text, today):
        assert text[fact.start : fact.end] == fact.text != ""


def test_after_a_child_what_a_clause_says_of_papers_is_the_askers(told):
    assert told("我娃六岁，没有居住证") == ["child.age 6", "residence_permit no"]


def test_a_search_by_keywords_states_nothing(told):
    assert told("外地户口 公租房 包头") == ["hukou_local? no"]


def test_what_others_say_is_no_fact(told):
    assert told("同事说没有居住证不给上学") == []


def test_how_long_it_was_paid_says_not_that_it_still_is(told):
    assert told("社保交了九个月") == ["social_insurance_months 9"]


@pytest.mark.parametrize("text", ["", "   ", "你好", "公租房怎么申请", "包府办发〔2024〕47号", "我电话是13812345678", "🙂🙂"])
def test_a_message_without_facts_has_none(told, text):
    assert told(text) == []


@settings(max_examples=200)
@given(st.text(alphabet="我娃妈没有居住证社保交了三两年半岁月户口外地农村一个多来几快不是吗，。 0123456789", max_size=60))
def test_any_text_can_be_read(text):
    for fact in read_facts(text, AS_OF):
        assert 0 <= fact.start < fact.end <= len(text)
        assert text[fact.start : fact.end] == fact.text and fact.name in VARIABLES


@pytest.mark.parametrize(("name", "least"), [("tuning", 0.99), ("test", 0.93)])
def test_sentences_of_the_bench_are_understood(name, least):
    """Not below what was measured when the reader was written; `python -m bench facts` prints the tables."""
    rows = yaml.safe_load((BENCH / f"{name}.yml").read_text(encoding="utf-8"))
    wanted = [(index, fact) for index, row in enumerate(rows) for fact in row["facts"]]
    found = [(index, written(fact)) for index, row in enumerate(rows) for fact in read_facts(row["text"], AS_OF)]
    right = len(set(wanted) & set(found))
    assert right / len(wanted) >= least and right / len(found) >= least


def test_bench_sentences_use_known_variables_and_are_not_shared():
    rows = {name: yaml.safe_load((BENCH / f"{name}.yml").read_text(encoding="utf-8")) for name in ("tuning", "test")}
    for row in (*rows["tuning"], *rows["test"]):
        assert {fact.split(" ")[0].split(".")[-1].rstrip("?") for fact in row["facts"]} <= set(VARIABLES)
    shared = {row["text"] for row in rows["tuning"]} & {row["text"] for row in rows["test"]}
    assert not [text for text in shared if len(text) > 6]


def test_a_very_long_message_takes_no_long_time(today):
    started = time.perf_counter()
    read_facts("我在成都打工三年了社保交了两年半娃六岁没有居住证" * 400, today)
    assert time.perf_counter() - started < 2.0
