"""`xinshimin policy list|show`."""

import json

from bot.errors import UnknownDocumentError


def test_the_documents_are_listed_one_a_line(run):
    lines = [line for line in run("policy", "list").output.splitlines() if line]
    assert len(lines) == 5
    assert any("baotou-2024-47" in line and "内蒙古自治区包头市" in line and "包府办发〔2024〕47号" in line for line in lines)


def test_a_document_is_shown_with_clauses_bureaus_and_annotations(run):
    output = run("policy", "show", "baotou-2024-47").output
    assert "二（一）2（1）" in output and "负责：市教育局" in output and "school_enrollment（direct）" in output


def test_json_holds_every_clause(run):
    shown = json.loads(run("policy", "show", "national-100m-tasks", "--json").output)
    assert [clause["path"] for clause in shown["clauses"]] == [str(number) for number in range(1, 37)]
    assert shown["document"]["region_code"] == "000000"
    assert {document["id"] for document in json.loads(run("policy", "list", "--json").output)} >= {"sichuan-2019-522"}


def test_an_unknown_document_is_an_error_that_says_where_to_look(run):
    result = run("policy", "show", "nothing")
    assert isinstance(result.exception, UnknownDocumentError) and "policy list" in str(result.exception)
