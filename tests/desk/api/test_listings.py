"""Everything in a list, and in what it holds, is described."""

import pytest

from tests.desk.api.shapes import undescribed

GIVEN = {
    "/search?q=公租房": "Hits",
    "/topics": "Topics",
    "/topics/pension": "Topic",
    "/regions?q=bt": "Places",
    "/regions/150200": "Place",
    "/documents": "Documents",
    "/documents/baotou-2024-47": "Document",
    "/clauses?limit=100": "Clauses",
    "/clauses/baotou-2024-47%23%E4%BA%8C(%E4%B8%80)1(1)": "Clause",
    "/bodies?limit=100": "Bodies",
}


@pytest.mark.parametrize(("path", "shape"), GIVEN.items())
def test_every_field_is_described(client, path, shape):
    found, described = client.get(f"/api/v1{path}").json(), client.get("/openapi.json").json()
    schemas = described["components"]["schemas"]
    assert undescribed(found, schemas[shape], schemas) == []
    assert set(schemas[shape]["required"]) <= set(found)
