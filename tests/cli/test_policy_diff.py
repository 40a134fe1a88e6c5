"""`xinshimin policy diff`."""

import json

from bot.errors import LifecycleError


def test_changes_are_shown_clause_by_clause_and_word_by_word(bring, own):
    bring()
    bring("一年", "valid_from=2024-12-31")
    output = own("policy", "diff", "落户通知").stdout
    assert output.startswith("落户通知@1 → 落户通知@2")
    assert "改动  一（一）" in output and "居住[-半-]{+一+}年以上" in output and "事实 valid_from：None → 2024-12-31" in output
    assert "改动 1 条。" in output


def test_json_holds_the_same(bring, own):
    bring()
    bring("一年", "valid_from=2024-12-31")
    data = json.loads(own("policy", "diff", "落户通知@2", "落户通知@1", "--json").stdout)
    (clause,) = data["clauses"]
    assert (data["old"], data["new"], clause["change"]) == ("落户通知@2", "落户通知@1", "changed")
    assert {"op": "added", "text": "半"} in clause["words"]
    assert {"name": "valid_from", "old": "2024-12-31", "new": None} in data["facts"]


def test_long_equal_stretches_are_shortened_and_no_change_is_said(own):
    assert "条款没有变化。" in own("policy", "diff", "baotou-2024-47@1", "baotou-2024-47@1").stdout


def test_a_single_version_has_nothing_to_be_compared_with(own):
    assert isinstance(own("policy", "diff", "baotou-2024-47").exception, LifecycleError)
