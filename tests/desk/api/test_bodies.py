"""The directory of bodies."""

import json

from typer.testing import CliRunner

from bot.cli.main import app
from bot.policy.body import Body


def test_bodies_are_those_of_the_command_line(get, home, monkeypatch):
    monkeypatch.setenv("XINSHIMIN_HOME", str(home))
    said = json.loads(CliRunner().invoke(app, ["bodies", "list", "--region", "包头", "--json"]).stdout)
    assert get("/bodies", region="包头", limit=100).body == {"bodies": said, "next": None} and said


def test_bodies_that_say_what_they_do(get, parts):
    kept = parts.directory.all()
    parts.directory.put([*kept, Body("150200", "包头市殡葬管理处", "本局提供", topics=("funeral_benefit",))], replace=True)
    try:
        assert [one["name"] for one in get("/bodies", topic="funeral_benefit").body["bodies"]] == ["包头市殡葬管理处"]
    finally:
        parts.directory.put(kept, replace=True)


def test_a_place_without_bodies_has_an_empty_list(get):
    assert get("/bodies", region="653200").body == {"bodies": [], "next": None}
