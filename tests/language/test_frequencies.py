"""Occurrences of words, and the likeliest cut."""

import subprocess
import sys

import jieba
import pytest

from bot.language.frequencies import TOTAL, WordFrequencies, jieba_words, likeliest_cut
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


def told(folder):
    """What a fresh process finds with `folder` as its cache."""
    imports = "from pathlib import Path; from bot.language.frequencies import jieba_words"
    mapped = f"{str(folder)!r} in Path('/proc/self/maps').read_text()"
    code = f"{imports}; found = jieba_words(Path({str(folder)!r})); print(found.of('宝马'), found.total, {mapped})"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return (*done.stdout.split(), done.stderr)


def test_the_folder_given_keeps_the_dictionary_for_the_next_process_which_maps_it(tmp_path):
    shared, folder = jieba_words(), tmp_path / "cache"
    expected = (str(shared.of("宝马")), str(shared.total), "True", "")
    assert told(folder) == expected
    (path,) = folder.iterdir()
    written = path.stat().st_mtime_ns
    assert told(folder) == expected and path.stat().st_mtime_ns == written
    path.write_bytes(path.read_bytes()[:-1])
    assert told(folder) == expected and path.stat().st_mtime_ns != written


def test_without_a_folder_that_can_be_written_the_dictionary_is_kept_in_memory(tmp_path):
    (tmp_path / "cache").write_text("no folder", encoding="utf-8")
    assert told(tmp_path / "cache")[2] == "False"


def test_the_words_are_those_of_jieba():
    tokenizer = jieba.Tokenizer()
    words, total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    assert (dict(jieba_words().words), jieba_words().total) == (words | {TOTAL: total}, total)
