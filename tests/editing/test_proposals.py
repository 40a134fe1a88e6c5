"""What is proposed for clauses that nobody has judged."""

from dataclasses import replace

from bot.editing.drafting import draft_notice
from bot.editing.proposals import open_clauses, plain_condition, propose, to_entries, with_topics
from bot.policy.clause import Annotation
from bot.policy.condition import Condition


def test_every_clause_that_nobody_has_judged_gets_a_suggestion(write_file, suggest):
    notice = draft_notice(write_file(), "town-1")
    steps = []
    found = propose(notice, suggest, lambda done, total: steps.append((done, total)))
    assert list(found) == ["一（一）", "一（二）", "二（一）"] and steps == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert with_topics(found) == 2


def test_a_clause_of_which_somebody_has_said_something_gets_none(write_file, suggest):
    notice = draft_notice(write_file(), "town-1")
    annotation = Annotation("public_rental_housing", "到镇政府办理", "benefit", "direct")
    judged = replace(notice, kinds={"二（一）": "organisation"}, annotations={"一（二）": (annotation,), "一（一）": ()})
    assert [clause.path for clause in open_clauses(judged)] == ["一（一）"] == list(propose(judged, suggest))


def test_proposals_for_a_policy_yml_are_not_accepted_and_say_how_sure_they_are(made):
    (entry,) = to_entries(made.topic("一（一）"))
    assert entry["accept"] is False and entry["confidence"] == 0.92 and entry["topic"] == "public_rental_housing"
    assert entry["conditions"] == [
        {"field": "housing", "requires": "住房困难", "quote": "住房困难", "any_of": "任选其一", "confidence": 0.85},
        {"field": "hukou", "requires": "家庭", "quote": "家庭", "any_of": "任选其一", "confidence": 0.85},
    ]


def test_where_no_topic_is_proposed_the_kind_is(made):
    assert to_entries(made.kind()) == [{"accept": False, "confidence": 0.81, "kind": "duty"}]


def test_a_condition_is_written_without_what_it_does_not_say():
    assert plain_condition(Condition("age", "成年", "成年", ">=", 18)) == {
        "field": "age", "requires": "成年", "quote": "成年", "op": ">=", "value": 18,
    }  # fmt: skip
    assert plain_condition(Condition("status", "学生", "学生", "in", ("学生",)))["value"] == ["学生"]
