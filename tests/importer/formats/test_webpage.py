"""Saved web pages."""

import os
from datetime import date
from pathlib import Path

import pytest

from bot.errors import PolicyFileError
from bot.importer.formats.webpage import read_html
from bot.importer.pipeline import import_text
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


NOTICE = """云江市民政局关于临时救助的通知
云民发〔2024〕3号
各区民政局：
现将有关事项通知如下：
一、救助对象
在本市居住的困难家庭。
二、救助标准。每人每次不超过5000元。
云江市民政局
2024年3月1日"""
LINES = "".join(f"<p>　　{line}</p>" for line in NOTICE.splitlines())
TABLE = """<table><tr><td>索引号：</td><td>1133/2024-1</td><td>主题分类：</td><td>民政</td></tr>
<tr><td>发文机关：</td><td>云江市民政局</td><td>成文日期：</td><td>2024-03-01</td></tr></table>"""
TITLE = "<h1>云江市民政局关于临时救助的通知</h1>"
CONTROLS = """<div><span>来源：市民政局</span>
<span>发布时间：2024-03-05</span> <span>字号：[<a>大</a> <a>中</a> <a>小</a>]</span> <a>打印</a></div>"""
BELOW = "<div>扫一扫在手机打开当前页</div><div><a>【打印】</a><a>【关闭】</a></div>"
LINKS = "<div><h3>相关链接</h3><ul><li><a>政策解读：临时救助</a></li><li><a>图解临时救助</a></li></ul></div>"
BOTTOM = "<div><p>版权所有：云江市人民政府</p><p>浙ICP备05000001号 网站标识码：3300000001</p></div>"


@pytest.mark.parametrize("body", [
    f"<div>当前位置：<a>首页</a> &gt; <a>公开</a></div>{TITLE}{CONTROLS}<div id='zoom'>{LINES}</div>{BELOW}{LINKS}",
    f"{TABLE}{TITLE}{CONTROLS}<div class='TRS_Editor'><style>.TRS_Editor p {{}}</style>{LINES}</div>{BELOW}{LINKS}",
    f"<div class='pages_content'><table><tr><td>{TABLE}</td></tr></table><div id='UCAP-CONTENT'>{LINES}</div></div>{BELOW}",
    f"<div class='article'>{TITLE}{CONTROLS}<div class='article-content'>{LINES.replace('p>', 'div>')}</div>{BELOW}</div>{LINKS}",
    f"<table><tr><td>{TITLE}{CONTROLS}</td></tr><tr><td><table><tr><td>{LINES}{BELOW}</td></tr></table></td></tr></table>",
    f"<div>{NOTICE.replace(chr(10), '<br>')}</div>{BELOW}{LINKS}",
    f"<div id='app'><section><article>{LINES}</article></section></div>",
    f"<div class='article-content'>{TITLE}{CONTROLS}</div><div class='text'>{LINES}</div>{BELOW}",
], ids=("zoom", "trs", "ucap", "article", "layout", "br", "app", "wrong-place"))  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8", "gb2312"])
def test_a_short_notice_on_the_pages_of_many_sites(body, encoding):
    text = page(body + BOTTOM).replace("utf-8", encoding)
    draft = import_text("d", read(text, "gb18030" if encoding == "gb2312" else encoding).text)
    assert [(clause.path, clause.text) for clause in draft.clauses] == [
        ("一", "在本市居住的困难家庭。"), ("二", "救助标准。每人每次不超过5000元。"),
    ]  # fmt: skip
    facts = {fact.name: fact.value for fact in draft.facts}
    assert (facts["title"], facts["number"]) == ("云江市民政局关于临时救助的通知", "云民发〔2024〕3号")
    assert (facts["issuers"], facts["issued_on"]) == (("云江市民政局",), date(2024, 3, 1))
    assert draft.warnings == []
