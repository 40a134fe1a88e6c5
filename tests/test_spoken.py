"""Pinyin from a table: what pypinyin says with its phrases, without loading them. `python -m tests.test_spoken` writes the table."""

import os
import subprocess
import sys
from unittest import mock

import pytest

from bot import spoken
from bot.settings import ROOT
from bot.spoken import TABLE, by_phrases, readings_of, syllable_of
from bot.spoken import spoken as spoken_of


def run(code, **environment):
    """Run `code` in a fresh interpreter; return what it printed."""
    command = [sys.executable, "-W", "ignore", "-c", code]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def spelt_at_start():
    """Every text that a process spells before it has heard anything, with its syllables."""
    from bot.language.normaliser import normalise
    from bot.wiring import open_picker, open_place_finder

    found = {}

    def noted(text):
        found[text] = " ".join(by_phrases(text))
        return by_phrases(text)

    with mock.patch.object(spoken, "_listed", dict), mock.patch.object(spoken, "by_phrases", noted):
        open_place_finder()
        open_picker()
        normalise("公租房")
    return {text: said for text, said in found.items() if text.split() == [text] and len(said.split(" ")) == len(by_phrases(text))}


def lines():
    return "".join(f"{text}\t{said}\n" for text, said in sorted(spelt_at_start().items()))


def test_the_table_is_what_pypinyin_says():
    wrong = [
        line for line in TABLE.read_text(encoding="utf-8").splitlines() if " ".join(by_phrases(line.split("\t")[0])) != line.split("\t")[1]
    ]
    assert wrong == [], "please run `python -m tests.test_spoken`"


def test_a_text_is_read_in_its_context_from_the_table_or_from_the_phrases():
    assert spoken_of("重庆") == ("chong", "qing") and "重庆" in spoken._listed()
    assert spoken_of("银行里a1") == ("yin", "hang", "li", "a", "1") and "银行里a1" not in spoken._listed()
    assert spoken_of("") == ()


def test_one_sign_has_its_readings():
    assert readings_of("都")[0] == "dōu" and "dū" in readings_of("都") and readings_of("a") == ()
    assert all(syllable_of(sign) == by_phrases(sign)[0] for sign in "保都行重长乐曾女绿")
    assert syllable_of("保") == "bao" and syllable_of("女") == "nv" and syllable_of("a") == ""


NO_PHRASES = "import sys; print('pypinyin' in sys.modules, 'pypinyin.phrases_dict' in sys.modules)"


def test_what_a_process_spells_at_its_start_stands_in_the_table():
    code = """
from bot.language.normaliser import normalise
from bot.wiring import open_picker, open_place_finder
finder = open_place_finder()
open_picker()
assert normalise('我想问公祖房') and finder.find('在重庆打工') and finder.find('我在保头')
"""
    assert run(code + NO_PHRASES) == "True False", "please run `python -m tests.test_spoken`"


@pytest.mark.parametrize("before", ["", "import pypinyin", "from bot.spoken import syllable_of; syllable_of('保')"])
def test_phrases_are_loaded_late_and_once_whoever_came_first(before):
    code = f"{before}\nfrom bot.spoken import by_phrases, readings_of\nprint(by_phrases('银行重庆'), readings_of('行')[0])\n{NO_PHRASES}"
    assert run(code) == "('yin', 'hang', 'chong', 'qing') xíng\nTrue True"


def test_the_environment_stays_as_it_was():
    code = (
        "import os; from bot.spoken import syllable_of; syllable_of('保'); print({k: v for k, v in os.environ.items() if 'PYPINYIN' in k})"
    )
    assert run(code) == "{}"
    assert run(code, PYPINYIN_NO_PHRASES="") == "{'PYPINYIN_NO_PHRASES': ''}"


if __name__ == "__main__":
    TABLE.write_text(lines(), encoding="utf-8")
