"""Step `place` of an answer."""

from bot.answer.steps.matter import decide_matter
from bot.answer.steps.place import decide_place

STEPS = [decide_matter, decide_place]


def test_services_go_by_the_place_of_living(run):
    assert run(STEPS, "school_enrollment", "510100", hukou="513400").region.code == "510100"


def test_rights_left_at_home_go_by_the_place_of_hukou(run):
    work = run(STEPS, "land_rights", "320600", hukou="513400")
    assert work.region.code == "513400" and not work.caveats


def test_rights_left_at_home_without_a_hukou_are_answered_for_the_known_place_with_a_caveat(run):
    work = run(STEPS, "land_rights", "150200")
    assert work.region.code == "150200"
    assert "户口所在地" in work.caveats[0]


def test_a_place_of_hukou_alone_does_not_answer_for_services(run):
    assert run(STEPS, "school_enrollment", None, hukou="513400").outcome == "needs_region"


def test_no_place_asks_for_one(run):
    work = run(STEPS, "public_rental_housing")
    assert work.outcome == "needs_region" and "哪个城市" in work.ask and not work.candidates


def test_an_ambiguous_place_gives_candidates(run):
    work = run(STEPS, "hukou_registration", candidates=("320106", "320302"))
    assert work.outcome == "needs_region"
    assert [region.full_name for region in work.candidates] == ["江苏省南京市鼓楼区", "江苏省徐州市鼓楼区"]


def test_a_place_without_a_matter_is_kept(run):
    work = run(STEPS, None, "320600", matter="unclear")
    assert work.outcome == "unclear" and work.region.name == "南通市"


def test_what_is_asked_where_the_place_is_missing_is_asked_once(tools, ask):
    assert "户口" in ask(tools, "land_rights").ask
    assert "住在" in ask(tools, "land_rights", asks="living").ask
    second = ask(tools, "pension", asks="nothing")
    assert (second.outcome, second.ask) == ("needs_region", None)
