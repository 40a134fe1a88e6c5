"""`xinshimin topics`."""

import json


def test_all_topics_are_listed(run):
    assert len(run("topics").output.strip().splitlines()) == 37
    assert {topic["key"] for topic in json.loads(run("topics", "--json").output)} >= {"pension", "land_rights"}
