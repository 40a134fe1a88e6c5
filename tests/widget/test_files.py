"""The files of the widget: light, short, complete in every language, without anything from elsewhere."""

import gzip
import json
import re
from pathlib import Path

import pytest
from opencc import OpenCC

ROOT = Path(__file__).parents[2] / "widget"
SERVED = sorted(path for path in ROOT.rglob("*") if path.is_file() and not path.name.endswith(".d.ts"))
SCRIPTS = [path for path in SERVED if path.suffix == ".js"]
LARGEST = 40 * 1024
LANGUAGES = ("zh-Hans", "zh-Hant", "en")


def name(path):
    return path.relative_to(ROOT).as_posix()


def test_all_files_together_are_light():
    assert sum(len(gzip.compress(path.read_bytes(), 9)) for path in SERVED) <= LARGEST


@pytest.mark.parametrize("path", SCRIPTS, ids=name)
def test_a_script_is_short_and_says_what_it_is(path):
    text = path.read_text(encoding="utf-8")
    assert text.startswith("/**") and len(text.splitlines()) <= 250


@pytest.mark.parametrize("path", SCRIPTS, ids=name)
def test_a_script_needs_nothing_from_elsewhere_and_parses_no_markup(path):
    text = path.read_text(encoding="utf-8")
    for target in re.findall(r"(?:from|import)\s*\(?\s*['\"`]([^'\"`$]+)['\"`]", text):
        assert target.startswith("."), target
        assert (path.parent / target).is_file(), target
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", text)


def test_the_page_has_no_inline_script_or_style():
    page = (ROOT / "page" / "index.html").read_text(encoding="utf-8")
    assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son[a-z]+=", page)


@pytest.fixture(scope="module")
def words(browser, fake_server):
    """The words of each language as data; functions as what they give for a name or a number."""
    page = browser.new_page()
    page.goto(fake_server.address + "/chat/")
    code = """async languages => {
        const plain = value => typeof value === 'function' ? [value(2, true), value(0, false)] : value;
        const all = {};
        for (const language of languages) {
            const { default: words } = await import(`/webhooks/web/widget/language/${language}.js`);
            all[language] = Object.fromEntries(Object.entries(words).map(([key, value]) => [key, plain(value)]));
        }
        return all;
    }"""
    yield page.evaluate(code, LANGUAGES)
    page.close()


def test_every_language_has_the_same_words(words):
    for language in LANGUAGES:
        assert words[language].keys() == words["zh-Hans"].keys()
        assert not [key for key, value in words[language].items() if value == ""]


def test_every_word_is_used(words):
    code = "".join(path.read_text(encoding="utf-8") for path in SCRIPTS if path.parent.name != "language")
    indirect = {"tag", "name", "outcome", "working", "slow", "stuck", "lost", "offline", "met", "unmet", "unknown"}
    assert [key for key in words["en"] if key not in indirect and not re.search(rf"words\.{key}\b", code)] == []


def test_traditional_chinese_is_what_opencc_writes(words):
    convert = OpenCC("s2tw").convert
    same = {"tag", "said", "name", "iAmIn", "startOverSaid"}
    wanted = {key: json.loads(convert(json.dumps(value, ensure_ascii=False))) for key, value in words["zh-Hans"].items() if key not in same}
    assert {key: value for key, value in words["zh-Hant"].items() if key not in same} == wanted


def test_english_has_a_line_for_every_outcome(words):
    from typing import get_args

    from bot.answer.answer import Outcome

    assert set(words["en"]["outcome"]) == set(get_args(Outcome))
