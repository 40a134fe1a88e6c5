"""Search on the API finds what the command line finds."""

import json

import pytest
from typer.testing import CliRunner

from bot.cli.main import app


@pytest.mark.parametrize(
    ("query", "options"),
    [
        ("gzf baotou", {}),
        ("公租房", {"region": "包头"}),
        ("包府办发〔2024〕47号", {}),
        ("低保", {"topic": "subsistence_allowance", "as_of": "2024-01-01"}),
        ("包头", {"region": "南通"}),
        ("   ", {}),
    ],
)
def test_hits_are_those_of_the_command_line(get, home, monkeypatch, query, options):
    monkeypatch.setenv("XINSHIMIN_HOME", str(home))
    given = [word for name, value in options.items() for word in (f"--{name.replace('_', '-')}", value)]
    said = json.loads(CliRunner().invoke(app, ["search", "find", query, "--json", "--limit", "20", *given]).stdout)
    found = get("/search", q=query, **options).body
    assert {key: found[key] for key in ("places", "topics", "hits")} == said


def test_pages_hold_what_one_list_holds(get):
    whole = [one["key"] for one in get("/search", q="就业 培训", limit=12).body["hits"]]
    paged = [one["key"] for start in (0, 4, 8) for one in get("/search", q="就业 培训", limit=4, offset=start).body["hits"]]
    assert paged == whole and len(whole) == 12


def test_a_name_with_several_places_is_told(get):
    found = get("/search", q="公租房", region="朝阳区")
    assert found.status == 409 and found.body["code"] == "ambiguous_region" and len(found.body["candidates"]) > 1


def test_what_was_found_is_not_sent_twice(get):
    tag = get("/search", q="公租房").headers["etag"]
    assert get("/search", headers={"If-None-Match": tag}, q="公租房").status == 304
    assert get("/search", headers={"If-None-Match": tag}, q="低保").status == 200
