"""The words of the index."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.store.search.clause import IndexedClause
from bot.store.search.words import NO_MARK, digest, embedded_text, region_mark, topic_mark

CLAUSE = IndexedClause(
    "k", "d", "k", "对（包府办发〔2016〕222号）规定的公租房保障对象范围进行调整", ("住房保障",), "市民化工作方案", "包府办发〔2024〕47号",
    "1502z1", ("public_rental_housing",), date(2024, 5, 23), None, "in_force",
)  # fmt: skip


def test_long_words_are_found_by_their_parts_too(words):
    assert set(words.cut("住房公积金")) >= {"住房", "公积金", "住房公积金"}


def test_words_that_say_nothing_are_left_out(words):
    assert words.cut("请问我的孩子怎么能在这里上学呢？") == ("孩子", "这里", "上学")


def test_width_and_case_do_not_matter(words):
    assert words.cut("ＡＰＰ 办理") == words.cut("app 办理")


def test_a_clause_bears_place_status_topics_numbers_and_its_words(words):
    lexemes = words.of(CLAUSE)
    assert set(lexemes.marks) == {"_r1502z1", "_sin_force", "_tpublic_rental_housing", "_y2024", "_n47", "_c2016_222", "_c222"}
    assert "公租房" in lexemes.text and "市民化" not in lexemes.text and "住房" in lexemes.head
    assert str(lexemes).count("|") == 2 and "  " not in str(lexemes)


@given(text=st.text(max_size=60))
def test_a_word_of_the_index_is_one_word_for_either_database(words, text):
    for word in words.cut(text):
        assert word and all(sign.isalnum() for sign in word) and len(word) <= 40


@pytest.mark.parametrize("name", ["no such topic", '"', "a b", "", "x') | ('"])
def test_a_name_that_cannot_be_a_mark_is_borne_by_no_clause(name):
    assert topic_mark(name) == region_mark(name) == NO_MARK


def test_clauses_that_say_the_same_share_a_vector():
    assert digest(embedded_text(("一", "住房"), "公租房")) == digest(embedded_text(("二", "住房"), "公租房"))
    assert digest(embedded_text((), "公租房")) != digest(embedded_text(("住房",), "公租房"))
