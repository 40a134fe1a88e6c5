"""Where attachments begin, and the list that names them."""

import pytest

from bot.importer.pipeline import import_text
from bot.importer.stages.attachments import find_attachments

NOTICE = "关于落户的通知\n一、落户\n放开落户限制。\n"


def prefixes(after, text):
    return [part.prefix for part in after(find_attachments, text).parts]


@pytest.mark.parametrize(
    "head", ["附件1\n申请表\n", "附件1：\n申请表\n", "附件1：申请表\n", "附件 1 申请表\n", "附件一\n申请表\n", "## 附件1\n申请表\n"]
)
def test_an_attachment_begins_a_part_of_its_own(after, standing, head):
    draft = after(find_attachments, f"{NOTICE}{head}一、填写说明。\n")
    assert [part.prefix for part in draft.parts] == ["", "附件1/"]
    assert standing(draft, "title") == ["申请表"]


@pytest.mark.parametrize("listed", [
    "附件：申请表", "附件：1.申请表\n2.名单", "附件：\n１．申请表\n２．名单", "附件：附件1 计划表.xls\n附件2 招生计划.xls",
    "附件1：申请表\n附件2：名单",
    "文档附件：",
])  # fmt: skip
def test_a_list_of_attachments_is_no_attachment(after, standing, listed):
    draft = after(find_attachments, f"{NOTICE}{listed}\n")
    assert [part.prefix for part in draft.parts] == [""]
    assert standing(draft, "attachments") == [listed]


@pytest.mark.parametrize(
    "text", ["见附件1）", "附件1所列材料应当齐全。", "附件：本表由公安部解释，各地不得更改。\n二、就学。", "附件1\n一、落户。"]
)
def test_words_about_an_attachment_begin_none(after, text):
    assert prefixes(after, text if text.startswith("附件1\n") else f"{NOTICE}{text}\n") == [""]


def test_every_attachment_numbers_anew(nothing_is_lost):
    draft = import_text(
        "d",
        f"{NOTICE}附件：1.办法\n2.细则\n附件1\n办法\n第一条 甲。\n第二条 乙。\n附件2\n细则\n一、丙。\n二、丁。\n附件\n名单\n甲区，乙区。\n",
    )
    assert [clause.path for clause in draft.clauses] == [
        "一", "附件1/第一条", "附件1/第二条", "附件2/一", "附件2/二", "附件/段1",
    ]  # fmt: skip
    assert draft.warnings == []
    nothing_is_lost(draft)


def test_two_attachments_of_one_number_are_reported_and_both_kept():
    draft = import_text("d", f"{NOTICE}附件1\n办法\n一、甲。\n附件1\n细则\n一、乙。\n")
    assert [clause.path for clause in draft.clauses] == ["一", "附件1/一", "附件1〔2〕/一"]
    assert len(draft.warnings) == 1
    assert "附件编号重复：附件1" in draft.warnings[0]
