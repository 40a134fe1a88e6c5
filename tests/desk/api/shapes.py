"""Whether everything that is given is described."""


def undescribed(value, schema, every, where=""):
    """The places in `value` that the `schema` does not name."""
    if "$ref" in schema:
        return undescribed(value, every[schema["$ref"].rpartition("/")[2]], every, where)
    for name in ("anyOf", "allOf"):
        if name in schema and value is not None:
            return undescribed(value, schema[name][0], every, where)
    if "type" not in schema:  # anything
        return []
    if isinstance(value, list):
        return [found for one in value for found in undescribed(one, schema["items"], every, f"{where}[]")]
    if not isinstance(value, dict):
        return []
    known = schema.get("properties", {})
    unknown = [f"{where}.{name}" for name in value if name not in known]
    return unknown + [
        found for name, one in value.items() if name in known for found in undescribed(one, known[name], every, f"{where}.{name}")
    ]
