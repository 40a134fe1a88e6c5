"""Saved web pages."""

import os
from pathlib import Path

import pytest

from bot.errors import PolicyFileError
from bot.importer.formats.webpage import read_html
from bot.policy.citation import visible

CORPUS = Path(os.environ.get("XINSHIMIN_CORPUS") or Path(__file__).parents[4] / "shared" / "corpus")
PAGES = sorted((CORPUS / "html").glob("*.html"))
SENTENCE = "为推动农业转移人口市民化，经市人民政府同意，现就有关事项通知如下，请结合实际认真贯彻执行。"
BODY = "".join(f"<p>　　{number}、{SENTENCE}</p>" for number in "一二三四")
MENU = "<ul class='menu'>" + "".join(f"<li><a href='/{number}'>频道{number}</a></li>" for number in range(30)) + "</ul>"
FOOT = "<div class='footer'><p>主办单位：某市人民政府办公室 粤ICP备15016469号</p></div>"


def page(body, head=""):
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{MENU}{body}{FOOT}</body></html>"


def read(text, encoding="utf-8"):
    return read_html("a.html", text.encode(encoding))


def test_the_corpus_is_there_where_it_must_be():
    if not PAGES:
        assert os.environ.get("CI") != "true", f"no pages in {CORPUS}"
        pytest.skip(f"no corpus in {CORPUS}; set XINSHIMIN_CORPUS")
    assert len(PAGES) == 5


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name[:3])
def test_a_real_page_gives_its_article_and_nothing_else(path):
    twin = (CORPUS / "city" / path.name).with_suffix(".txt").read_text(encoding="utf-8")
    extracted = read_html(path.name, path.read_bytes())
    assert visible(extracted.text) == visible(twin)
    assert (extracted.format, extracted.warnings) == ("html", ())
    ours, theirs = ({visible(line) for line in text.splitlines()} for text in (extracted.text, twin))
    assert len(theirs - ours) <= 0.02 * len(theirs) + 12  # cells of a table stand together in our lines


@pytest.mark.parametrize("body", [
    f"<div class='article'>{BODY}</div>",
    f"<div id='zoom'><div>{BODY}</div></div>",
    f"<table><tr><td>{MENU}</td><td class='bt_content'>{BODY}</td></tr></table>",
    f"<div class='TRS_Editor'>{BODY.replace('<p>', '').replace('</p>', '<br/><br/>')}</div>",
    f"<div class='nr'>{BODY.replace('<p>', '<div><div>').replace('</p>', '</div></div>')}</div>",
    f"<article><section>{BODY[: len(BODY) // 2]}</section><section>{BODY[len(BODY) // 2 :]}</section></article>",
    f"<div><font><font>{BODY}</font></font></div><div style='DISPLAY : none' class='bbnr'>{BODY}</div>",
    f"<div>{BODY}</div><script>var a = '{SENTENCE}';</script><style>p {{}}</style><noscript>{SENTENCE}</noscript>",
], ids=("class", "id", "table", "br", "divs", "sections", "hidden", "script"))  # fmt: skip
def test_the_article_is_found_whatever_frame_it_stands_in(body):
    lines = read(page(body)).text.splitlines()
    assert lines == [f"{number}、{SENTENCE}" for number in "一二三四"]


def test_an_article_cut_into_parts_is_not_halved():
    parts = "".join(f"<div class='part'><div class='box'><p>{number}、{SENTENCE}</p></div></div>" for number in "一二三四五六七八九")
    text = read(page(f"<div id='all'>{parts}</div>")).text
    assert text.count(SENTENCE) == 9 and "频道" not in text


@pytest.mark.parametrize(("head", "title"), [
    ("<meta name='ArticleTitle' content='关于推动落户的通知'>", "关于推动落户的通知"),
    ("<meta name='ArticleTitle' content='（转载）关于推动落户的通知'>", "关于推动落户的通知"),
])  # fmt: skip
def test_a_title_outside_the_article_comes_first(head, title):
    assert read(page(f"<div>{BODY}</div>", head)).text.splitlines()[:2] == [title, f"一、{SENTENCE}"]


def test_a_title_outside_the_article_may_be_a_heading_of_the_page():
    assert read(page(f"<div><h1>关于推动落户的通知</h1></div><div class='article'>{BODY}</div>")).text.startswith(
        "关于推动落户的通知\n一、"
    )


def test_a_title_inside_the_article_is_not_told_twice():
    head = "<meta name='ArticleTitle' content='关于推动落户的通知'>"
    assert read(page(f"<div><p>关于推动&nbsp;落户的通知</p>{BODY}</div>", head)).text.count("落户的通知") == 1


@pytest.mark.parametrize("charset", ["gb2312", "GBK", "gb18030"])
def test_a_page_in_an_older_encoding_is_read(charset):
    extracted = read(page(f"<div>{BODY}</div>").replace("utf-8", charset), "gb18030")
    assert SENTENCE in extracted.text and extracted.warnings == ()


def test_a_short_page_is_read_whole_with_a_warning():
    extracted = read("<html><body><p>本通知有效期一年。</p></body></html>")
    assert extracted.text == "本通知有效期一年。\n"
    assert "核对" in extracted.warnings[0]


@pytest.mark.parametrize("written", ["<html></html>", "<html><body><script>load()</script><div id='app'></div></body></html>"])
def test_a_page_that_a_script_fills_is_told(written):
    with pytest.raises(PolicyFileError, match="复制正文"):
        read(written)


def test_entities_do_not_grow():
    laughs = "".join(f'<!ENTITY l{number} "{f"&l{number - 1};" * 10}">' for number in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l0 "哈"><!ENTITY x SYSTEM "file:///etc/passwd">{laughs}]>'
    text = read(f"{bomb}<html><body><div>{BODY}<p>&l9;&x;</p></div></body></html>").text
    assert len(text) < 1000 and "root:" not in text and SENTENCE in text


def test_a_page_nested_too_deep_is_refused_or_read_whole():
    deep = f"<html><body>{'<div>' * 5000}<p>{SENTENCE}</p>{'</div>' * 5000}<p>{SENTENCE}</p></body></html>"
    try:
        assert SENTENCE in read(deep).text
    except PolicyFileError as error:
        assert "嵌套太深" in str(error)
