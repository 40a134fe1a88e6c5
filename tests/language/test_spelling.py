"""Terms with a wrong sign are mended, words are not."""

import os
import re
import time
from pathlib import Path

import pytest

from bot.language.characters import one_spelling
from bot.language.frequencies import jieba_words
from bot.language.lexicon import Term, lexicon
from bot.language.spelling import SpellingCorrector

CORPUS = Path(os.environ.get("XINSHIMIN_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))


@pytest.fixture(scope="module")
def correct():
    return SpellingCorrector(lexicon(), jieba_words()).correct


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("公祖房", "公租房"),
        ("医宝断了", "医保断了"),
        ("居主证和居往证", "居住证和居住证"),
        ("工商认定要多久", "工伤认定要多久"),
        ("失页金", "失业金"),
        ("户囗", "户口"),
        ("随千子女入雪", "随迁子女入学"),
    ],
)
def test_a_wrong_sign_is_mended(correct, typed, plain):
    assert correct(typed) == plain


@pytest.mark.parametrize(
    "text",
    ["宝马", "工商局", "工商银行卡", "施工", "养老今年涨了", "当地报名", "一包烟", "不贴钱", "某地保", "保教费", "a公b祖c房", "", "x"],
)
def test_a_word_stays(correct, text):
    assert correct(text) == text


def test_of_two_terms_over_each_other_one_is_written():
    corrector = SpellingCorrector([Term("养老保险", 3), Term("养老保险金", 3)], jieba_words())
    assert corrector.correct("领养老宝险金") == "领养老保险金"


def test_only_terms_of_the_lexicon_are_written():
    assert SpellingCorrector([], jieba_words()).correct("公祖房") == "公祖房"


@pytest.mark.skipif(not CORPUS.is_dir(), reason=f"no notices in {CORPUS}")
def test_notices_that_nothing_was_fitted_to_stay(correct):
    changed, signs = [], 0
    for path in sorted(path for path in CORPUS.rglob("*") if path.suffix in (".md", ".txt", ".html")):
        for line in path.read_text(encoding="utf-8", errors="ignore").splitlines():
            plain = one_spelling(line)
            signs += len(re.findall(r"[\u4e00-\u9fff]", plain))
            changed += [plain] if correct(plain) != plain else []
    assert signs > 100_000 and changed == []


def test_a_long_message_is_read_in_time(correct):
    text = "我在工地上干了七八年一家四口挤在一个十来平的屋里头听工友说政府盖的有便宜房子给外地人住也不晓得是不是真的" * 6
    correct(text[:300])
    started = time.perf_counter()
    for _ in range(20):
        correct(text[:300])
    assert (time.perf_counter() - started) / 20 < 0.02  # under 1 ms on an idle machine; ten times as much says that something broke
