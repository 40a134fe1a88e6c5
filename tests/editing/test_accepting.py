"""Proposals that are accepted all at once."""

import pytest

from bot.editing.accepting import accept, write_accepted
from bot.editing.proposals import propose
from bot.errors import LifecycleError
from bot.store.database import writing
from bot.store.history import changes_of, history
from bot.store.repository import PolicyRepository

HOME = "公租房通知@1"


@pytest.fixture
def draft(bring, take, write_file):
    bring(write_file())
    return take(HOME)


def test_what_is_sure_enough_becomes_annotations(draft, suggest):
    accepted = accept(draft, propose(draft, suggest), 0.8)
    assert accepted.counts() == {"clauses": 2, "topics": 1, "conditions": 2, "kinds": 1}
    (annotation,) = accepted.notice.annotations["一（一）"]
    assert (annotation.topic, annotation.kind, annotation.strength, annotation.audience) == (
        "public_rental_housing", "benefit", "direct", "住房困难家庭",
    )  # fmt: skip
    assert {one.any_of for one in annotation.conditions} == {"任选其一"}
    assert accepted.notice.kinds == {"一（一）": "benefit", "二（一）": "duty"}


def test_a_clause_whose_topics_are_not_sure_enough_stays_open_its_kind_too(draft, suggest):
    assert "一（二）" not in accept(draft, propose(draft, suggest), 0.8).notice.kinds
    lower = accept(draft, propose(draft, suggest), 0.5)
    assert lower.topics == 2 and lower.notice.annotations["一（二）"][0].conditions[0].quote == "居住证"


def test_conditions_below_the_confidence_are_left_out_and_so_are_those_of_no_topic(draft, suggest):
    accepted = accept(draft, propose(draft, suggest), 0.9)
    assert accepted.counts() == {"clauses": 1, "topics": 1, "conditions": 0, "kinds": 0}
    assert accept(draft, propose(draft, suggest), 1.0).notice == draft


def test_what_people_have_said_stays(draft, suggest, annotate, take):
    proposals = propose(draft, suggest)
    annotate(HOME)
    accepted = accept(take(HOME), proposals, 0.0)
    assert accepted.notice.annotations["一（二）"] == take(HOME).annotations["一（二）"] and accepted.topics == 0


def test_who_accepted_what_stands_in_the_history(database, draft, suggest, take):
    accepted = accept(draft, propose(draft, suggest))
    with writing(database) as connection:
        write_accepted(connection, HOME, changes_of(connection, HOME), accepted, "李四", "看过了")
        last = history(connection, "公租房通知")[-1]
    assert (last.who, last.what, last.details["accepted"]["topics"], last.details["min_confidence"]) == ("李四", "edited", 1, 0.8)
    assert last.why == "看过了（采纳把握 80% 以上的建议：2 条条款、1 个主题、2 个条件）"
    assert take(HOME).annotations["一（一）"] == accepted.notice.annotations["一（一）"]


def test_nothing_accepted_leaves_no_trace(database, draft, suggest):
    with writing(database) as connection:
        before = history(connection, "公租房通知")
        write_accepted(connection, HOME, changes_of(connection, HOME), accept(draft, {}), "李四")
        assert history(connection, "公租房通知") == before


def test_a_draft_that_somebody_changed_meanwhile_is_not_overwritten(database, draft, suggest, annotate):
    accepted = accept(draft, propose(draft, suggest))
    with writing(database) as connection:
        stamp = changes_of(connection, HOME)
    annotate(HOME)
    with pytest.raises(LifecycleError, match="又被改过"), writing(database) as connection:
        write_accepted(connection, HOME, stamp, accepted, "李四")


def test_nothing_proposed_is_published_before_it_is_accepted(database, draft, suggest, publish_it):
    proposals = propose(draft, suggest)
    publish_it(HOME)
    clauses = PolicyRepository(database).clauses(HOME)
    assert len(clauses) == 3 and all((kind or "", annotations) == ("", ()) for _, kind, annotations in clauses)
    with pytest.raises(LifecycleError, match="已经发布过"), writing(database) as connection:
        write_accepted(connection, HOME, changes_of(connection, HOME), accept(draft, proposals), "李四")
