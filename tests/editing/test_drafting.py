"""From a file to the notice that becomes a draft."""

from datetime import date

import pytest

from bot.editing import drafting
from bot.editing.drafting import draft_notice
from bot.errors import PolicyFileError
from bot.importer.pipeline import import_file
from bot.policy.citation import Span, sha256
from bot.policy.fact import Fact


def test_a_draft_says_what_the_file_says_and_nothing_else(write_file):
    notice = draft_notice(write_file(), "town-1", "150200")
    document = notice.document
    assert (document.title, document.number) == ("关于公租房的通知", "镇政发〔2024〕3号")
    assert (document.issuers, document.issued_on, document.expires_on, document.audience) == ((), None, None, None)
    assert document.sha256 == sha256(notice.text) and document.source_file == "公租房通知(2024-05-01).txt"
    assert notice.kinds == {} == notice.annotations


def test_the_facts_that_the_importer_found_are_taken_over(write_file, monkeypatch):
    facts = [
        Fact("issuers", ("镇政府",), Span(0, 1)),
        Fact("issued_on", date(2018, 11, 22), Span(0, 1)),
        Fact("effective_on", date(2019, 5, 1), Span(0, 1)),
        Fact("amended_on", date(2021, 1, 1), Span(0, 1)),
        Fact("amended_on", date(2024, 12, 31), Span(0, 1)),
        Fact("audience", "住房困难家庭", Span(0, 1)),
        Fact("title", "公租房办法", Span(0, 1)),
    ]

    def with_facts(document_id, path, limit=0):
        draft = import_file(document_id, path)
        draft.facts = facts
        return draft

    monkeypatch.setattr(drafting, "import_file", with_facts)
    notice = draft_notice(write_file(), "town-1")
    document = notice.document
    assert (document.title, document.issuers, document.audience) == ("公租房办法", ("镇政府",), "住房困难家庭")
    assert (document.issued_on, document.effective_on, document.valid_from) == (date(2018, 11, 22), date(2019, 5, 1), date(2024, 12, 31))
    assert list(notice.facts) == facts


def test_a_text_with_a_null_character_is_refused(write_file):
    with pytest.raises(PolicyFileError):
        draft_notice(write_file(text="一、\0租房。\n二、落户。\n"), "town-1")
