"""The reviewed lexicon."""

import re

from bot.language.lexicon import OCCURRENCES, lexicon, rows
from bot.policy.topics import TOPICS


def test_every_row_is_a_term_of_chinese_signs_once_with_a_weight():
    terms = lexicon()
    assert len({term.text for term in terms}) == len(terms) > 500
    assert all(re.fullmatch(r"[\u4e00-\u9fff]{2,12}", term.text) and term.weight in (1, 2, 3) for term in terms)
    assert list(OCCURRENCES) == sorted(OCCURRENCES) and terms[0].occurrences == OCCURRENCES[terms[0].weight - 1]


def test_initials_stand_for_one_term_alone():
    letters = [term.letters for term in lexicon() if term.letters]
    assert len(set(letters)) == len(letters) > 40
    assert all(re.fullmatch("[a-z]{2,8}", one) for one in letters)


def test_every_topic_has_a_term_of_its_own():
    terms = [term.text for term in lexicon() if term.weight == 3]
    for topic in TOPICS:
        assert any(term in topic.label + topic.covers for term in terms), topic.key


def test_a_table_is_read_by_its_name():
    assert rows("lexicon")[0]["term"] == lexicon()[0].text
