"""Where words stand in a text."""


def overlap(text: str, one: str, other: str) -> bool:
    """Whether the first places of two stretches of `text` share a character."""
    first, second = text.find(one), text.find(other)
    return first < second + len(other) and second < first + len(one)
