"""A clause cut into sentences."""

from hypothesis import given
from hypothesis import strategies as st

from bot.importer.suggestions.sentences import sentences_of


def test_sentences_keep_their_place():
    clause = "做好入学工作。保障随迁子女；不得收费！"
    assert [one.text for one in sentences_of(clause)] == ["做好入学工作。", "保障随迁子女；", "不得收费！"]
    assert all(clause[one.start : one.end] == one.text for one in sentences_of(clause))


@given(st.text(alphabet="甲乙，。；！ \n", max_size=40))
def test_nothing_but_marks_and_space_is_lost(clause):
    kept = "".join(one.text for one in sentences_of(clause))
    assert [character for character in kept if character in "甲乙"] == [character for character in clause if character in "甲乙"]
    assert all(one.text.strip("。；！ \n") for one in sentences_of(clause))


def test_every_clause_of_the_notices_is_its_sentences(notices):
    for notice in notices.values():
        for clause in notice.clauses:
            assert "".join(one.text for one in sentences_of(clause.text)) == clause.text
