"""Documents."""

import pytest


def ids(found):
    return [one["id"] for one in found.body["documents"]]


def test_documents_of_a_place_and_all_above_it(get):
    assert ids(get("/documents", region="包头")) == ["baotou-2024-47", "national-100m-tasks", "national-2019-280"]
    assert "baotou-2024-47" not in ids(get("/documents", region="南通"))
    assert "baotou-2024-47" not in ids(get("/documents", region="包头", as_of="2024-05-22"))


def test_a_document_with_its_versions(get):
    found = get("/documents/baotou-2024-47").body
    assert found["number"] == "包府办发〔2024〕47号" and found["revision"] == "baotou-2024-47@1" and found["region_code"] == "150200"
    assert found["versions"] == [{"revision": "baotou-2024-47@1", "begins": "2024-05-23", "ends": None, "state": "published"}]
    assert len(found["source"]["sha256"]) == 64
    assert get("/documents/baotou-2024-47@1").body == found


@pytest.mark.parametrize("name", ["nowhere-1", "baotou-2024-47@2", "baotou-2024-47@", "@1", "%00"])
def test_what_is_not_published_is_not_found(client, name):
    found = client.get(f"/api/v1/documents/{name}")
    assert found.status_code == 404 and found.json()["error"].endswith("。")
