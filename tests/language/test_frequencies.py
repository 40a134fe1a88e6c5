"""Occurrences of words, and the likeliest cut."""

import subprocess
import sys

import pytest

from bot.language.frequencies import WordFrequencies, jieba_words, likeliest_cut
from bot.settings import ROOT

FREQUENCIES = WordFrequencies({"养老": 50, "今年": 90, "养老金": 60, "年": 40, "今": 5}, 1000)


def test_jiebas_dictionary_is_loaded_once_and_shared():
    assert jieba_words() is jieba_words()
    assert jieba_words().of("宝马") > 0 == jieba_words().of("公租房")


def test_the_likeliest_words_win():
    assert likeliest_cut("养老今年", FREQUENCIES, {}).words == ("养老", "今年")
    assert likeliest_cut("养老金", FREQUENCIES, {}).words == ("养老金",)
    assert likeliest_cut("今年", FREQUENCIES, {}).likelihood > likeliest_cut("今天", FREQUENCIES, {}).likelihood


def test_further_words_go_before_the_dictionary():
    assert likeliest_cut("公租房", FREQUENCIES, {"公租房": 3}).words == ("公租房",)
    assert likeliest_cut("公租房", FREQUENCIES, {}).words == ("公", "租", "房")


def test_nothing_is_cut_into_nothing():
    cut = likeliest_cut("", FREQUENCIES, {})
    assert cut.words == () and cut.likelihood == pytest.approx(0)


def test_the_folder_given_keeps_the_dictionary_for_the_next_process(tmp_path):
    imports = "from pathlib import Path; from bot.language.frequencies import jieba_words"
    code = f"{imports}; print(jieba_words(Path({str(tmp_path)!r})).of('宝马'))"
    for _ in range(2):
        done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
        assert int(done.stdout) == jieba_words().of("宝马") and done.stderr == ""
    assert [path.name for path in tmp_path.iterdir()] == ["jieba.cache"]
