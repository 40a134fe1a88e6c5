"""`xinshimin policy retire` and `supersede`."""

import json

import pytest

from bot.errors import UnknownDocumentError


def state(own, name="落户通知@1"):
    return json.loads(own("policy", "show", name, "--json").stdout)["document"]["state"]


def test_a_document_is_withdrawn_at_once_with_who_and_why(bring, own):
    bring()
    assert own("policy", "retire", "落户通知").exit_code == 2  # no reason given
    assert "已撤回" in own("policy", "retire", "落户通知", "--by", "李四", "--why", "发错了").stdout
    assert state(own) == "withdrawn"
    assert json.loads(own("policy", "show", "落户通知", "--json").stdout)["history"][-1]["why"] == "发错了"
    assert isinstance(own("policy", "retire", "nothing", "--why", "x").exception, UnknownDocumentError)


def test_a_document_is_abolished_from_a_day_on(bring, own):
    bring()
    (fact,) = json.loads(own("policy", "retire", "落户通知", "--why", "废止", "--from", "2024-01-01", "--json").stdout)
    assert (fact["valid_to"], fact["state"]) == ("2024-01-01", "withdrawn")


def test_another_document_takes_the_place_and_that_can_be_undone(bring, own):
    bring()
    (fact,) = json.loads(own("policy", "supersede", "落户通知", "--by", "baotou-2024-47", "--from", "2026-07-01", "--json").stdout)
    assert (fact["valid_to"], fact["replaced_by"]) == ("2026-07-01", "baotou-2024-47")
    assert state(own) == "superseded"
    assert "已发布" in own("policy", "supersede", "落户通知", "--undo").stdout


def test_a_successor_that_is_not_published_is_pointed_out(bring, own, notice_file):
    bring()
    own("policy", "import", notice_file("二年", "新办法.txt"), "--id", "新办法")
    assert "还没有发布" in own("policy", "supersede", "落户通知", "--by", "新办法", "--from", "2026-07-01").output


@pytest.mark.parametrize("given", [[], ["--by", "x"], ["--from", "2026-07-01"], ["--by", "x", "--from", "soon"]])
def test_who_and_from_when_must_be_said(own, given):
    assert own("policy", "supersede", "baotou-2024-47", *given).exit_code == 2
