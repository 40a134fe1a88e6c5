"""What a document says about itself."""

from datetime import date

import pytest

from bot.importer.pipeline import import_text
from bot.importer.stages.facts import valid_from
from bot.importer.stages.identity import BROUGHT
from bot.policy.citation import Span
from bot.policy.fact import Fact
from bot.policy.notice import Notice


def test_a_fact_of_one_kind_comes_once_and_others_as_often_as_they_are_said(facts_follow_from_their_words):
    text = "落户条例\n2009年6月3日国务院通过\n2010年6月3日修订\n2016年6月3日修正\n第一条 五日内办结。\n第二条 五日内办结，十日内送达。\n"
    draft = import_text("d", text)
    names = [fact.name for fact in draft.facts]
    assert names.count("issued_on") == 1
    assert names.count("amended_on") == 2
    assert [fact.value for fact in draft.facts if fact.name == "deadline"] == ["五日内", "十日内"]
    facts_follow_from_their_words(draft)


@pytest.mark.parametrize(("facts", "day"), [
    ({"effective_on": date(2019, 5, 1), "amended_on": date(2024, 12, 31), "issued_on": date(2018, 11, 22)}, date(2024, 12, 31)),
    ({"effective_on": date(2016, 7, 1), "amended_on": date(2016, 3, 31)}, date(2016, 7, 1)),
    ({"issued_on": date(2020, 2, 3)}, date(2020, 2, 3)),
    ({}, None),
])  # fmt: skip
def test_a_version_counts_from_its_last_amendment_or_its_day_of_effect(facts, day):
    assert valid_from([Fact(name, value, Span(0, 1)) for name, value in facts.items()]) == day


def test_the_facts_of_a_published_notice_are_those_that_somebody_has_written_down(notice: Notice, facts_follow_from_their_words):
    draft = import_text(notice.document.id, notice.text)
    found = {fact.name: fact.value for fact in draft.facts}
    for name in ("title", "number", "issued_on", "printed_on", "effective_on", "expires_on"):
        if name in found:
            assert found[name] == getattr(notice.document, name), name
    missing = {"national-100m-tasks": {"title"}}.get(notice.document.id, set())
    for name in ("title", "issued_on", "printed_on", "effective_on", "expires_on"):
        assert name in found or getattr(notice.document, name) is None or name in missing, name
    facts_follow_from_their_words(draft)


def test_the_title_that_is_brought_is_part_of_the_words():
    assert BROUGHT.search("关于印发《甲办法》的通知")
