"""Tables of contents."""

import pytest

from bot.importer.pipeline import import_text

TEXT = "第一章 总则\n第一条 为了保障。\n第二章 附则\n第二条 自公布之日起施行。\n"


@pytest.mark.parametrize("contents", [
    "目录\n第一章 总则\n第二章 附则\n", "目　录\n\n第一章　总则…………1\n第二章　附则……12\n", "## 目 录\n第一章 总则 1\n第二章 附则 3\n",
])  # fmt: skip
def test_a_table_of_contents_gives_no_clauses(standing, contents):
    draft = import_text("d", f"落户条例\n{contents}{TEXT}")
    assert [clause.path for clause in draft.clauses] == ["第一条", "第二条"]
    assert draft.warnings == []
    assert "".join(standing(draft, "contents")).endswith(contents.strip()[-6:])


def test_a_list_that_the_text_does_not_take_up_again_is_no_table_of_contents(standing):
    draft = import_text("d", "落户条例\n目录\n第一章 总则\n第一条 为了保障。\n第二条 施行。\n")
    assert standing(draft, "contents") == []
    assert len(draft.clauses) == 2
