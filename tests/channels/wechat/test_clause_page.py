"""The page of a clause."""

import asyncio
from dataclasses import replace

from bot.channels.wechat.clause_page import ClausePages, render
from bot.settings import load_settings
from bot.wiring import prepare_store


def test_the_page_holds_the_whole_clause_and_what_it_is_from(notices):
    notice = notices["baotou-2024-47"]
    clause = notice.clauses[0]
    page = render(notice.document, clause)
    assert clause.text in page and notice.document.number in page and 'lang="zh-CN"' in page and "12345" in page


def test_nothing_in_a_document_becomes_markup(notices):
    notice = notices["baotou-2024-47"]
    page = render(replace(notice.document, title="<script>x</script>"), replace(notice.clauses[0], text="a<b>&c"))
    assert "<script>" not in page and "a&lt;b&gt;&amp;c" in page


def test_pages_are_those_of_the_store(tmp_path, notices):
    settings = load_settings({}, home=tmp_path)
    prepare_store(settings)
    pages, clause = ClausePages(settings), notices["baotou-2024-47"].clauses[0]
    found = asyncio.run(pages.page(clause.id.replace("#", "%23")))
    assert found.status == 200 and clause.text in found.body.decode()
    for unknown in ("baotou-2024-47%23x", "x%23y", "", "../../etc/passwd"):
        assert asyncio.run(pages.page(unknown)).status == 404


def test_a_store_that_is_gone_is_said(tmp_path):
    assert asyncio.run(ClausePages(load_settings({}, home=tmp_path / "nowhere")).page("a%23b")).status == 503
