"""The answer object keeps its contract."""

import json

ANSWER = {
    "id", "outcome", "topic", "as_of", "region", "clauses", "basis", "headline", "focus", "ask", "candidates", "verdict", "contacts",
    "alternatives", "next",
}  # fmt: skip
CLAUSE = {"id", "path", "text", "level", "document", "bureaus", "audience", "eligibility", "conditions", "marks", "caveats", "source"}
LOCAL = {"name", "inferred", "hotline", "phone", "address", "hours", "checked_on", "source", "succession"}
DOCUMENT = {"id", "title", "number", "issuers", "region_code", "issued_on", "effective_on", "expires_on", "status", "checked_on"}


def test_every_field_of_the_contract_is_there(tools, ask):
    answer = ask(tools, "subsistence_allowance", "150200").to_dict()
    clause = answer["clauses"][0]
    assert answer.keys() >= ANSWER
    assert clause.keys() >= CLAUSE
    assert clause["document"].keys() >= DOCUMENT
    assert clause["source"].keys() == {"file", "spans", "sha256"}
    bureau = clause["bureaus"][0]
    assert (bureau["name"], bureau["role"]) == ("市民政局", "lead")
    assert bureau["local"].keys() == LOCAL and clause["usual_bureau"] is None
    assert (bureau["local"]["name"], bureau["local"]["inferred"], bureau["local"]["hotline"]) == ("包头市民政局", False, "12345")
    assert answer["contacts"][0].keys() == {"name", "number", "why", "body"} and answer["contacts"][0]["body"].keys() == LOCAL
    assert {"field", "requires", "quote", "met"} <= clause["conditions"][0].keys()


def test_the_answer_is_json_and_says_what_is_asked(tools, ask):
    answer = json.loads(json.dumps(ask(tools, "school_enrollment", "150200").to_dict(), ensure_ascii=False))
    assert (answer["outcome"], answer["topic"], answer["as_of"]) == ("answered", "school_enrollment", "2026-11-22")
    assert answer["region"] == {"code": "150200", "name": "内蒙古自治区包头市", "level": "city"}
    assert answer["clauses"][0]["id"] == "baotou-2024-47#二(一)2(1)"
    assert answer["clauses"][0]["document"]["issued_on"] == "2024-05-23"


def test_marks_are_the_words_that_serve_the_question(tools, ask):
    clause = ask(tools, "dropout_prevention", "150200").to_dict()["clauses"][0]
    ((start, end),) = clause["marks"]
    assert "控辍保学" in clause["text"][start:end]


def test_where_the_document_names_nobody_its_bureaus_stay_empty_and_the_usual_body_stands_apart(tools, ask):
    clause = ask(tools, "medical_insurance", "320600").to_dict()["clauses"][0]
    assert clause["document"]["id"] == "nantong-2020-settlement" and clause["bureaus"] == []
    assert (clause["usual_bureau"]["name"], clause["usual_bureau"]["inferred"]) == ("南通市医疗保障局", True)


def test_an_answer_without_a_place_has_null_for_it(tools, ask):
    answer = ask(tools, "pension").to_dict()
    assert (answer["outcome"], answer["region"], answer["clauses"]) == ("needs_region", None, [])
