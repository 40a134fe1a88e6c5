"""Messages in clauses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.facts.clauses import clauses_of


def test_a_clause_knows_where_it_stands():
    text = "我来三年了，没居住证，娃能上学不"
    for clause in clauses_of(text):
        assert text[clause.offset :].startswith(clause.text)
    assert len(clauses_of(text)) == 3


def test_speech_without_signs_is_parted_where_one_begins_to_ask():
    assert [clause.text for clause in clauses_of("我在厂里干了三年就想问能不能领钱")] == ["我在厂里干了三年", "就想问能不能领钱"]


@pytest.mark.parametrize(
    ("text", "words", "assumed"),
    [
        ("没居住证行不行", "居住证", True),
        ("没居住证，行不行", "居住证", True),
        ("我没居住证行不行", "居住证", False),
        ("如果我没居住证", "居住证", True),
        ("没居住证", "居住证", False),
        ("我想问外地户口能办吗", "外地", True),
    ],
)
def test_a_question_supposes_unless_somebody_is_named_first(text, words, assumed):
    clause = next(one for one in clauses_of(text) if words in one.text)
    assert clause.assumed(clause.text.index(words)) is assumed


def test_what_is_passed_on_is_hearsay_until_i_comes():
    heard, own = clauses_of("听说交满15年就能领，我交了12年")
    assert heard.hearsay(heard.text.index("交满"))
    assert not own.hearsay(own.text.index("交了"))


def test_whom_a_clause_speaks_of_lasts_until_another_is_named():
    first, second, third = clauses_of("我妈65了，没有低保，我能帮她办吗")
    assert (first.subject(2), second.subject(2), third.subject(1)) == ("parent", "parent", "asker")


@given(st.text(alphabet="我娃没有居住证，。吗 三年", max_size=30))
def test_any_text_has_clauses_that_stand_in_it(text):
    for clause in clauses_of(text):
        assert text[clause.offset : clause.offset + len(clause.text)] == clause.text
