"""Cutting text into words."""

import subprocess
import sys

import jieba
import pytest

from bot.language.words import WordCutter, domain_terms
from bot.policy.topics import TOPICS
from bot.settings import ROOT

TERM = "随迁子女入学"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("home") / "cache"


@pytest.fixture(scope="module")
def cutter(folder):
    return WordCutter((TERM,), folder)


def test_text_is_cut_into_words_in_order_without_punctuation_and_spaces(cutter):
    assert cutter.cut("我在包头打工， 孩子上学要居住证3000元！") == [
        "我",
        "在",
        "包头",
        "打工",
        "孩子",
        "上学",
        "要",
        "居住证",
        "3000",
        "元",
    ]


@pytest.mark.parametrize("text", ["", " ", "？！，。……", "😀"])
def test_text_without_words_has_none(cutter, text):
    assert cutter.cut(text) == []


def test_a_term_of_the_domain_stays_whole(cutter):
    assert cutter.cut(f"外地人{TERM}要什么证明")[1] == TERM


def test_the_terms_of_one_cutter_are_not_those_of_the_process(cutter):
    cutter.cut(TERM)
    assert TERM not in jieba.lcut(TERM)


def test_loading_the_dictionary_prints_nothing_on_the_terminal(folder):
    code = f"from pathlib import Path; from bot.language.words import WordCutter; WordCutter(cache=Path({str(folder)!r})).cut('预热')"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_cutter_can_be_made_again_from_the_words_that_it_adds(cutter):
    again = WordCutter().with_words(cutter.added())
    assert again.added() == cutter.added() == {TERM: again.added()[TERM]}
    assert again.cut(f"外地人{TERM}要什么证明") == cutter.cut(f"外地人{TERM}要什么证明")
    assert TERM not in WordCutter().cut(TERM)


def test_the_dictionary_can_be_loaded_before_the_first_text():
    cutter = WordCutter()
    cutter.load()
    assert cutter.added() == {} and cutter.cut("居住证") == ["居住证"]


def test_domain_terms_are_words_from_the_topics():
    terms = domain_terms()
    assert {"养老保险", "失业登记", "居住证"} <= set(terms)
    assert all(2 <= len(term) <= 12 and term.strip() == term for term in terms)
    assert len(set(terms)) == len(terms) >= len(TOPICS)
    assert not any(sign in term for term in terms for sign in "、()")
