"""What is reported of each file."""

import json

from bot.editing.drafting import draft_notice
from bot.editing.reports import ImportReport, report_on, summary


def test_a_report_names_what_was_found_and_what_is_missing(write_file):
    report = report_on("a.txt", "new", "town-1@1", draft_notice(write_file(), "town-1", "150200"))
    assert set(report.facts) == {"title", "number", "region_code"}
    assert report.missing == ("valid_from", "issuers", "issued_on", "expires_on", "checked_on")
    assert (report.clauses, report.annotated) == (3, 0)
    fact = json.loads(json.dumps(report.to_dict(), ensure_ascii=False))
    assert fact["coverage"] == 1.0 and fact["outcome"] == "new" and fact["rows"] == []


def test_a_refused_file_has_its_sentence_and_rows():
    fact = ImportReport("a.xlsx", "refused", error="有 1 处要改。", rows=(("标注 第 2 行", "没有这个主题"),)).to_dict()
    assert fact["rows"] == [{"where": "标注 第 2 行", "why": "没有这个主题"}] and fact["coverage"] is None


def test_the_summary_adds_up(write_file):
    reports = [report_on("a.txt", "new", "town-1@1", draft_notice(write_file(), "town-1")), ImportReport("b.txt", "refused", error="。")]
    found = summary(reports)
    assert (found["files"], found["new"], found["refused"], found["edited"]) == (2, 1, 1, 0)
    assert found["clauses"] == 3 and found["coverage"] == 1.0
    assert found["facts_found"] == 2 and found["facts_missing"] == len(reports[0].missing)
    assert summary([])["coverage"] is None
