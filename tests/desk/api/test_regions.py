"""Places."""

import pytest


@pytest.mark.parametrize(
    ("typed", "code"), [("包头", "150200"), ("baotou", "150200"), ("武侯", "510107"), ("四川省成都市武侯区", "510107")]
)
def test_a_place_is_found_by_what_somebody_types(get, typed, code):
    assert get("/regions", q=typed).body["regions"][0]["code"] == code


def test_places_are_listed_level_by_level(get):
    provinces = get("/regions", limit=100).body["regions"]
    assert len(provinces) >= 31 and {one["parent"] for one in provinces} == {"000000"}
    assert "150200" in {one["code"] for one in get("/regions", parent="150000").body["regions"]}
    assert [one["code"] for one in get("/regions", q="朝阳", parent="110000").body["regions"]] == ["110105"]


def test_one_place_with_all_above_it(get):
    found = get("/regions/150200").body
    assert [one["code"] for one in found["chain"]] == ["150200", "150000", "000000"] and found["short"] == "包头市"


@pytest.mark.parametrize("path", ["/regions/999999", "/regions?parent=999999", "/regions/x"])
def test_an_unknown_code_is_told(client, path):
    found = client.get(f"/api/v1{path}")
    assert found.status_code == 404 and "/api/v1/regions" in found.json()["error"]
