"""Step `known_bodies` of an answer."""

from bot.answer.steps.known_bodies import find_bodies
from bot.answer.steps.matter import decide_matter
from bot.answer.steps.place import decide_place


def test_the_directory_is_looked_up_for_the_place_and_what_is_above_it(run, gazetteer):
    work = run([decide_matter, decide_place, find_bodies], "pension", "150200")
    assert work.bodies.of_topic("pension", gazetteer.get("150200")).inferred is False
    assert work.bodies.of_topic("pension", gazetteer.get("320600")).inferred is True


def test_without_a_place_nothing_is_known(run, gazetteer):
    work = run([decide_matter, decide_place, find_bodies], "pension")
    assert work.bodies.of_topic("pension", gazetteer.get("150200")).inferred is True
