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


def test_drafts_and_published_versions_are_listed_beside_each_other(own, bring, notice_file):
    bring()
    own("policy", "import", notice_file("一年"), "--region", "包头")
    listed = {one["revision"]: one for one in json.loads(own("policy", "list", "--json").stdout)}
    assert (listed["落户通知@1"]["state"], listed["落户通知@2"]["state"]) == ("published", "draft")
    assert (listed["baotou-2024-47@1"]["clauses"], listed["落户通知@2"]["annotated"]) == (31, 0)
    assert [one["revision"] for one in json.loads(own("policy", "list", "--state", "draft", "--json").stdout)] == ["落户通知@2"]
    assert own("policy", "list", "--state", "nice").exit_code == 2


def test_versions_that_no_longer_count_are_listed_when_asked_for(own, bring):
    bring()
    bring("一年", "valid_from=2020-01-01")
    bring("二年", "valid_from=2021-01-01")
    assert "落户通知@1" not in own("policy", "list").stdout
    assert "落户通知@1  已被取代  2019-05-01 至 2020-01-01 前" in own("policy", "list", "--all").stdout


def test_what_happened_to_a_document_is_shown(own, bring):
    bring()
    output = own("policy", "show", "落户通知").stdout
    assert "经过：" in output and "李四  reviewed  落户通知@1" in output and "王五  published" in output and "（未标注）" in output
