"""Very many turns."""

import math
from types import SimpleNamespace

import pytest

from bench.load import growth as module
from bench.load.crowd import Asked
from bench.load.growth import Step, grow, growth
from bench.understanding.system import Memory


def step(turns, resident):
    return Step(turns, Asked([0.1], 1, 0, 1.0), {"rasa": Memory(resident, None)})


@pytest.mark.parametrize(("each", "slope"), [(0.0, 0.0), (2.0, 2.0), (-0.5, -0.5)])
def test_growth_is_the_slope_of_the_second_half(each, slope):
    steps = [step(1000 * number, 500 + 90 * (number < 6) + each * number / 10) for number in range(1, 11)]
    assert growth(steps, "rasa") == pytest.approx(slope, abs=1e-6)


def test_one_step_has_no_slope():
    assert math.isnan(growth([step(1000, 500)], "rasa"))


def test_all_turns_are_asked_in_parts(monkeypatch):
    asked = []

    def ask(address, texts, people):
        asked.append((address, list(texts), people))
        return Asked([0.1] * len(texts), len(texts), 0, 1.0)

    monkeypatch.setattr(module, "ask_all", ask)
    memory = SimpleNamespace(calls=0)

    def now():
        memory.calls += 1
        return {"rasa": Memory(500, None)}

    steps = list(grow("http://here", ["一", "二", "三"], 10, 2, now))
    assert [one.turns for one in steps] == [5, 10] and memory.calls == 2
    assert [texts for _, texts, _ in asked] == [["一", "二", "三", "一", "二"], ["三", "一", "二", "三", "一"]]
