"""What the documented shapes have in common."""

from typing import Any

from pydantic import BaseConfig, BaseModel, Extra


def say_what_is_there(schema: dict[str, Any], model: type[BaseModel]) -> None:
    """Say of every field that it is there, and of those that may be None that they may be null."""
    say_what_may_be_null(schema, model)
    schema["required"] = list(schema.get("properties", {}))
    schema.pop("additionalProperties", None)


def say_what_may_be_null(schema: dict[str, Any], model: type[BaseModel]) -> None:
    """pydantic 1 leaves null out."""
    properties = schema.get("properties", {})
    for name, field in model.__fields__.items():
        if field.allow_none:
            properties[name] = {"anyOf": [properties[name], {"type": "null"}]}


class Shape(BaseModel):
    """An object whose fields are all there, null where nothing is known; more fields may come."""

    class Config(BaseConfig):
        extra = Extra.allow
        schema_extra: Any = staticmethod(say_what_is_there)
