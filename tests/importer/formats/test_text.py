"""Plain text and Markdown."""

import pytest

from bot.importer.formats.extracted import Extracted
from bot.importer.formats.text import read_text


def test_a_text_is_read_as_it_stands():
    text = "\n一、总体要求 \n　正文\t。\x0c\u2028\n"
    assert read_text("a.txt", text.encode()) == Extracted(text, "text")


@pytest.mark.parametrize("written", ["一、\r\n（一）", "一、\r（一）", "\ufeff一、\n（一）"])
def test_line_ends_and_the_mark_of_other_systems_do_not_matter(written):
    assert read_text("a.txt", written.encode()).text == "一、\n（一）"


def test_markdown_is_known_by_its_headings_and_keeps_its_marks():
    text = "# 保障农民工工资支付条例\n\n**第一条** 为了规范……\n"
    assert read_text("a.txt", text.encode()) == Extracted(text, "markdown")
    assert read_text("a.md", "#标签 不是标题\n".encode()).format == "text"
