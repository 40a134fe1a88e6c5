"""What the commands on drafts share of suggestions."""

import pytest

from bot.cli.suggesting import or_none, proposal_facts, proposals_for, say_proposals, suggesting
from bot.editing.drafting import draft_notice
from bot.errors import SuggestionError


@pytest.fixture
def notice(notice_file):
    return draft_notice(notice_file(), "town-1")


def test_a_draft_gets_proposals_and_a_notice_that_is_annotated_none(notice, notices):
    assert list(proposals_for(None, notice)) == ["一（一）", "一（二）"]
    assert proposals_for(None, notices["baotou-2024-47"]) == {}


def test_where_nothing_can_be_proposed_that_is_told_once(capsys):
    def work():
        raise SuggestionError("已标注的文件少于两份", "请先标注")

    assert or_none(work) == {} and or_none(lambda: {"一": "二"}) == {"一": "二"}
    assert capsys.readouterr().err.strip() == "还不能对条款提出建议：已标注的文件少于两份；请先标注。"


def test_what_suggests_is_opened_once_for_many_clauses(notice, monkeypatch, suggester):
    opened = []
    monkeypatch.setattr("bot.cli.suggesting.open_suggester", lambda settings: opened.append(settings) or suggester)
    with suggesting("settings") as (suggest, report):
        report(0, 2)
        assert [suggest(clause).kind for clause in notice.clauses]
    assert opened == ["settings"]


def test_proposals_are_shown_to_people_and_to_scripts(notice, capsys):
    proposals = proposals_for(None, notice)
    say_proposals(proposals)
    out = capsys.readouterr().out
    assert out.count("类别") == 2 and "主题 居住证" in out
    assert [one["path"] for one in proposal_facts(proposals)] == ["一（一）", "一（二）"]
    say_proposals({})
    assert capsys.readouterr().out == ""
