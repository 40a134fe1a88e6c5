"""Facts from the table that a site puts above a document."""

from datetime import date

import pytest

from bot.importer.pipeline import import_text
from bot.importer.stages.site_facts import days_told, is_shown, issuers_told, number_told
from bot.policy.citation import Span
from bot.policy.notice import Segment

TEXT = "\n关于落户的通知\n一、放开落户。\n二、简化材料。\n"


def words(reader, text):
    return [text[span.start : span.end] for span in reader(text, Segment("metadata", 0, len(text)))]


@pytest.mark.parametrize(("text", "number"), [
    ("发文字号：云公发〔2024〕3号", "云公发〔2024〕3号"), ("文　　号\t公告2024年第3号\t主题词\t无", "公告2024年第3号"), ("文号：无", None),
])  # fmt: skip
def test_the_number(text, number):
    assert words(number_told, text) == ([number] if number else [])


def test_the_issuers():
    assert words(issuers_told, "发文机关：云江市公安局 云江市民政局\t成文日期：2024-05-06") == ["云江市公安局 云江市民政局"]


def test_the_days_by_what_they_are_called():
    text = "发布日期：2024-05-08　成文日期：2024年5月6日　生效日期：2024.6.1"
    facts = list(days_told(text, Segment("metadata", 0, len(text))))
    assert [(fact.name, fact.value) for fact in facts] == [
        ("issued_on", date(2024, 5, 6)), ("issued_on", date(2024, 5, 8)), ("effective_on", date(2024, 6, 1)),
    ]  # fmt: skip
    assert [is_shown(text, fact.span) for fact in facts] == [False, True, False]
    assert not is_shown(text, Span(0, 1))


def facts(text):
    return {fact.name: fact.value for fact in import_text("d", text).facts}


def test_what_the_document_says_itself_comes_first():
    found = facts(f"发布机构：云江市人民政府\n成文日期：2024-01-01\n发布日期：2024-01-09{TEXT}云江市公安局\n2024年1月2日\n")
    assert (found["issuers"], found["issued_on"]) == (("云江市公安局",), date(2024, 1, 2))


def test_the_day_of_publication_is_the_last_resort():
    assert facts(f"发布日期：2024-01-09\n成文日期：2024-01-01{TEXT}")["issued_on"] == date(2024, 1, 1)
    assert facts(f"发布日期：2024-01-09{TEXT}")["issued_on"] == date(2024, 1, 9)
