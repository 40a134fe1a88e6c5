"""`xinshimin policy review`."""

import json

import pytest


@pytest.fixture
def draft(own, notice_file):
    own("policy", "import", notice_file())
    return lambda *arguments: own("policy", "review", "落户通知", *arguments)


def test_what_is_missing_is_asked_with_exit_code_3(draft):
    result = draft()
    assert result.exit_code == 3 and "必填  region：" in result.stdout and "可填  issuers：" in result.stdout and "--set" in result.stdout


def test_facts_are_set_and_the_draft_is_reviewed(draft, own):
    assert draft("--set", "region=包头").exit_code == 3
    result = draft("--set", "issued_on=2020年4月24日", "--set", "issuers=市政府、市公安局", "--by", "李四", "--why", "齐了", "--json")
    data = json.loads(result.stdout)
    assert result.exit_code == 0 and data["state"] == "reviewed"
    assert (data["region_code"], data["issued_on"], data["issuers"]) == ("150200", "2020-04-24", ["市政府", "市公安局"])
    assert "policy publish 落户通知@1" in draft("--check").stdout
    last = json.loads(own("policy", "show", "落户通知", "--json").stdout)["history"][-1]
    assert (last["who"], last["why"], last["what"]) == ("李四", "齐了", "reviewed")


def test_a_check_changes_nothing(draft, own):
    before = own("policy", "show", "落户通知", "--json").stdout
    assert draft("--check").exit_code == 3 and own("policy", "show", "落户通知", "--json").stdout == before


def test_a_day_that_nobody_knows_may_stay_unknown(draft):
    assert draft("--set", "region=150200", "--unknown", "valid_from").exit_code == 0
    assert draft("--unknown", "title").exit_code == 2


@pytest.mark.parametrize("given", ["issued_on", "colour=red", "issued_on=yesterday", "status=good"])
def test_a_fact_that_cannot_be_set_is_told(draft, given):
    result = draft("--set", given)
    assert result.exit_code == 2 and "--set" in result.output
