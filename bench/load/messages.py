"""Messages for a load: what people ask in the labelled sets, each with a place, so that one message gets the full answer."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import cycle, islice

from bench.understanding.sets import Message

PLACES = ("我在包头", "我在南通", "我在成都")


def questions(sets: Mapping[str, Sequence[Message]]) -> list[str]:
    """Every question about one topic, once; one that names no place has one put behind it."""
    places, found = cycle(PLACES), {}
    for message in (one for messages in sets.values() for one in messages if len(one.topics) == 1):
        found[message.text] = message.text if message.place else f"{message.text}，{next(places)}"
    return list(found.values())


def slices(texts: Sequence[str], sizes: Sequence[int]) -> Iterator[list[str]]:
    """Parts of `texts` one after the other, of these sizes; raises `ValueError` where there are too few."""
    if sum(sizes) > len(texts):
        raise ValueError(f"{sum(sizes)} messages are wanted, there are {len(texts)}")
    left = iter(texts)
    for size in sizes:
        yield list(islice(left, size))
