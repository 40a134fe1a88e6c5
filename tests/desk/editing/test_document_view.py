"""What the page of a version shows."""

from bot.desk.editing.document_view import facts_of, view_of
from bot.desk.editing.opened import open_version
from bot.importer.document_facts import BY_NAME, parse_fact


def test_facts_are_shown_as_they_can_be_sent_back(take):
    notice = take("baotou-2024-47@1")
    for name, text in facts_of(notice).items():
        assert parse_fact(BY_NAME[name], text, loose=True) == getattr(notice.document, BY_NAME[name].field)


def test_a_published_version_has_no_proposals_and_pages_follow_the_clause(own, staff):
    account = staff.accounts.get("ying")
    opened = open_version(own, account, "baotou-2024-47@1")
    first = view_of(own, account, opened, 0, "")
    assert (len(first["rows"]), first["page"], first["pages"], first["rest"]) == (20, 0, 2, "")
    assert not any(row.proposal for row in first["rows"]) and first["waiting"] == "" and first["mine"] is False
    last = max(opened.notice.clauses, key=lambda clause: clause.spans[0].start)
    assert view_of(own, account, opened, 0, last.path)["page"] == 1
