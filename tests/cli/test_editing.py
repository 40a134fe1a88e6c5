"""What the commands on documents share."""

import getpass
from datetime import date

import pytest

from bot.cli.editing import STATES, person, plain, revision_fact, revision_line
from bot.policy.lifecycle import STATES as ALL
from bot.policy.lifecycle import Period
from bot.regions import Gazetteer
from bot.store.database import reading
from bot.store.revisions import find_revision


@pytest.fixture
def baotou(run, home):
    from bot.cli.editing import opened

    _, database = opened()
    with reading(database) as connection:
        return find_revision(connection, "baotou-2024-47")


def test_every_state_has_a_name_for_people():
    assert list(STATES) == list(ALL) and len(set(STATES.values())) == 6


def test_who_asks_is_named_or_logged_in(monkeypatch):
    assert person(" 张三 ") == "张三"
    monkeypatch.setattr(getpass, "getuser", lambda: "li")
    assert person(None) == person(" ") == "li"

    def nobody():
        raise KeyError("uid not found")

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert person(None) == "unknown"


def test_days_are_text_in_json():
    assert plain({"a": date(2024, 1, 1), "b": None}) == {"a": "2024-01-01", "b": None}


def test_a_version_is_shown_with_state_days_and_place(baotou):
    fact = revision_fact(baotou)
    assert (fact["id"], fact["revision"], fact["state"], fact["valid_from"], fact["valid_to"]) == (
        "baotou-2024-47", "baotou-2024-47@1", "published", "2024-05-23", None,
    )  # fmt: skip
    line = revision_line(baotou, Gazetteer.open())
    assert line.startswith("baotou-2024-47@1  已发布  2024-05-23 至 今  内蒙古自治区包头市  包府办发〔2024〕47号")
    ended = revision_fact(type(baotou)(**(vars(baotou) | {"period": Period(date(2020, 1, 1), date(2021, 1, 1), "expired")})))
    assert (ended["state"], ended["valid_to"]) == ("expired", "2021-01-01")
