"""Terms written in letters."""

import pytest

from bot.language.letters import LetterReader
from bot.language.lexicon import lexicon


@pytest.fixture(scope="module")
def read():
    return LetterReader(lexicon()).read


@pytest.mark.parametrize(
    ("typed", "term"),
    [
        ("gongzufang怎么申请", "公租房怎么申请"),
        ("wo xiang wen gong zu fang", "wo xiang wen 公租房"),
        ("xi'an的gu'er", "xi'an的孤儿"),
        ("gzf", "公租房"),
        ("baotou gzf", "baotou 公租房"),
        ("di保", "低保"),
        ("低bao户", "低保户"),
        ("gong租房和gz房", "公租房和公租房"),
        ("失业j怎么领", "失业金怎么领"),
        ("woyaoshenlingshiyejin", "woyao 申领 失业金"),
        ("gongshang rending", "工伤认定"),
    ],
)
def test_letters_become_the_term(read, typed, term):
    assert read(typed) == term


@pytest.mark.parametrize(
    "text",
    [
        "app",
        "wifi密码",
        "vx号",
        "gzf123",
        "a@gzf.com",
        "www.gov.cn",
        "c1驾照",
        "ktv上班",
        "sb老板",
        "hk户口在哪",
        "ok的",
        "nb",
        "x光片",
        "t恤厂",
        "",
    ],
)
def test_other_letters_stay(read, text):
    assert read(text) == text


def test_the_heavier_term_has_the_letters_that_two_share():
    from bot.language.lexicon import Term

    assert LetterReader([Term("一二", 1), Term("医儿", 3)]).read("yier") in {"医儿", "yier"}
