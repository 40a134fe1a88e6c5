"""Follow-ups, a change of topic or place, corrections, two topics in one message and near ties, turn by turn."""

from pathlib import Path

import pytest
import yaml

CONVERSATIONS = yaml.safe_load(Path(__file__).with_name("conversations.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", CONVERSATIONS, ids=lambda row: row["name"])
def test_each_answer_is_of_the_topic_place_clause_and_bureau(conversation, row):
    for turn in row["turns"]:
        heard = turn["heard"]
        answers = conversation.say(turn["say"], heard["intent"], heard.get("also", ()))
        assert len(answers) == len(turn["answers"]), turn["say"]
        for answer, expected in zip(answers, turn["answers"], strict=True):
            assert seen(answer, expected) == expected, turn["say"]


def test_there_are_enough_and_each_has_its_own_name():
    names = [row["name"] for row in CONVERSATIONS]
    assert len(set(names)) == len(names) >= 60


def seen(answer, expected):
    """What the answer object says of everything that is expected; what a clause has is told even where nothing is expected of it."""
    lead = answer.clauses[0] if answer.clauses else None
    found = {"outcome": answer.outcome, "topic": answer.topic, "place": answer.region.code if answer.region else None}
    if lead:
        found["clause"] = lead.id
        found |= {"bureaus": [one.bureau.name for one in lead.bureaus]} if lead.bureaus else {}
        found |= {"usual": lead.usual_bureau.name} if lead.usual_bureau else {}
    found |= {"focus": answer.focus} if answer.focus else {}
    if lead and answer.focus:
        starts = expected.get("marked", [])
        found["marked"] = [words[: len(start)] for words, start in zip(lead.said, starts, strict=True)] if lead.marks else []
    found |= {"choices": list(answer.choices)} if answer.choices else {}
    found |= {"candidates": [place.code for place in answer.candidates][: len(expected.get("candidates", []))]} if answer.candidates else {}
    found |= {"asks": answer.ask is not None} if answer.outcome in ("needs_region", "unclear") else {}
    found |= {"says": expected["says"]} if "says" in expected and expected["says"] in answer.headline else {}
    higher = [clause.id for clause in answer.basis if clause.marks]
    return found | ({"higher": higher[0]} if "higher" in expected and higher else {})


def test_each_has_more_than_one_turn_and_an_answer_with_topic_place_clause_and_bureau():
    for row in CONVERSATIONS:
        answers = [answer for turn in row["turns"] for answer in turn["answers"]]
        assert len(row["turns"]) > 1, row["name"]
        assert all("outcome" in answer and "topic" in answer and "place" in answer for answer in answers), row["name"]
        whole = [one for one in answers if one["topic"] and one["place"] and one.get("clause") and ("bureaus" in one or "usual" in one)]
        assert whole, row["name"]
