"""Clauses, word for word."""

from urllib.parse import quote

import pytest

ONE = "baotou-2024-47#二(一)1(1)"


def test_clauses_of_a_document_in_its_order(get, notices):
    found = get("/clauses", document="baotou-2024-47", limit=100).body["clauses"]
    assert [(one["id"], one["text"]) for one in found] == [(one.id, one.text) for one in notices["baotou-2024-47"].clauses][:100]


def test_clauses_on_a_topic_at_a_place(get):
    found = get("/clauses", region="包头", topic="pension", limit=100).body["clauses"]
    assert found and {one["document"]["region_code"] for one in found} <= {"150200", "150000", "000000"}
    assert all("pension" in {each["topic"] for each in one["annotations"]} for one in found)


@pytest.mark.parametrize("name", [ONE, ONE.replace("#", "@1#")])
def test_one_clause_with_what_it_says(get, notices, name):
    found = get(f"/clauses/{quote(name)}").body
    clause = next(one for one in notices["baotou-2024-47"].clauses if one.id == ONE)
    assert found["text"] == clause.text and found["source"]["spans"] == [list(span) for span in clause.spans]
    (annotation,) = [one for one in found["annotations"] if one["topic"] == "public_rental_housing"]
    assert annotation["quote"] in found["text"] and found["kind"] == "benefit"
    assert all(one["quote"] in found["text"] and "met" not in one for one in annotation["conditions"])


@pytest.mark.parametrize("name", ["baotou-2024-47", ONE + "9", "nowhere#一", ONE.replace("#", "@7#")])
def test_what_is_not_there_is_not_found(get, name):
    assert get(f"/clauses/{quote(name)}").status == 404


def test_a_clause_of_another_day_is_not_there(get):
    assert get(f"/clauses/{quote(ONE)}", as_of="2024-05-22").status == 404
    assert get("/clauses", document="nowhere").body == {"clauses": [], "next": None}
