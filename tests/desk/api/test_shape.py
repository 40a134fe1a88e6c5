"""What is described is there; what may be null says so."""

from bot.desk.api.shape import Shape


class Thing(Shape):
    name: str
    note: str | None


def test_every_field_is_required_and_null_is_named_where_it_may_be():
    found = Thing.schema()
    assert found["required"] == ["name", "note"] and "additionalProperties" not in found
    assert {"type": "null"} in found["properties"]["note"]["anyOf"] and found["properties"]["name"]["type"] == "string"
