"""Very many turns: whether the memory of a process stays what it was, and whether turns become slower as conversations pile up."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice

from bench.load.crowd import Asked, ask_all
from bench.understanding.system import Memory

PEOPLE = 16


@dataclass(frozen=True)
class Step:
    """After so many turns: what the last ones took, and the memory of each process."""

    turns: int
    asked: Asked
    memory: dict[str, Memory]


def grow(address: str, texts: Sequence[str], turns: int, steps: int, memory: Callable[[], dict[str, Memory]]) -> Iterator[Step]:
    """Ask `turns` messages in `steps` parts, beginning with those of `texts` again and again; give what each part took."""
    endless, size = cycle(texts), turns // steps
    for number in range(1, steps + 1):
        asked = ask_all(address, list(islice(endless, size)), PEOPLE)
        yield Step(number * size, asked, memory())


def growth(steps: Sequence[Step], part: str) -> float:
    """Megabytes by which the resident memory of `part` grows in 10,000 turns: the slope of a line through the second half of the steps."""
    half = steps[len(steps) // 2 :]
    if len(half) < 2:
        return float("nan")
    turns, sizes = [one.turns for one in half], [one.memory[part].resident for one in half]
    middle, size = sum(turns) / len(turns), sum(sizes) / len(sizes)
    slope = sum((x - middle) * (y - size) for x, y in zip(turns, sizes, strict=True)) / sum((x - middle) ** 2 for x in turns)
    return slope * 10_000
