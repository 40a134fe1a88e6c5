"""`xinshimin coverage`."""

import json

from bot.policy.topics import TOPICS


def test_every_place_with_documents_is_told_with_its_gaps(run):
    output = run("policy", "coverage").output
    assert "江苏省南通市：22 类事有自己的条款，15 类没有" in output
    assert "还没有核对过  nantong-2020-settlement" in output
    gaps = next(line for line in run("policy", "coverage", "--gaps").output.splitlines() if line.startswith("江苏省南通市"))
    assert "住房公积金" in gaps and "城镇落户" not in gaps


def test_json_holds_every_topic_of_every_place(run):
    cells = json.loads(run("policy", "coverage", "--json").output)["coverage"]
    assert len(cells) == 4 * len(TOPICS)
    cell = next(one for one in cells if one["region"]["code"] == "320600" and one["topic"] == "housing_fund")
    assert cell["gap"] and cell["documents"] == [] and cell["checked_on"] is None
    assert all(one["gap"] for one in json.loads(run("policy", "coverage", "--json", "--gaps").output)["coverage"])


def test_a_place_without_documents_is_all_gaps(run):
    cells = json.loads(run("policy", "coverage", "--region", "苏州", "--json").output)["coverage"]
    assert len(cells) == len(TOPICS) and all(cell["gap"] for cell in cells)


def test_as_of_a_day_before_a_notice_it_covers_nothing(run):
    report = json.loads(run("policy", "coverage", "--as-of", "2019-01-01", "--json").output)
    assert report["as_of"] == "2019-01-01"
    assert {cell["region"]["code"] for cell in report["coverage"]} == {"000000"}
