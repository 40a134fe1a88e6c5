"""An edited spreadsheet is read row by row; a row that is wrong is named, and nothing is written."""

import zipfile
from datetime import date

import pytest
from openpyxl import Workbook, load_workbook

from bot.editing.accepting import accept
from bot.editing.edits import apply_edits
from bot.editing.proposals import propose
from bot.editing.workbook import write_workbook
from bot.editing.workbook_reader import from_workbook, is_export
from bot.errors import PolicyFileError, RowsError


@pytest.fixture
def edit(bring, write_file, annotate, take, tmp_path, database):
    """Export a small draft, let somebody edit it, and import it again; returns the report."""
    bring(write_file())
    annotate("公租房通知@1")

    def edit(change):
        from bot.store.history import changes_of

        path = tmp_path / "导出.xlsx"
        with database.connect() as connection:
            write_workbook(take("公租房通知@1"), changes_of(connection, "公租房通知@1"), path)
        workbook = load_workbook(path)
        change(workbook)
        workbook.save(path)
        return bring(path)[0]

    return edit


def test_an_export_saved_again_changes_nothing(edit, take):
    before = take("公租房通知@1")
    report = edit(lambda workbook: None)
    assert (report.outcome, report.error) == ("unchanged", None) and take("公租房通知@1") == before


def test_edits_go_into_the_draft(edit, take):
    def change(workbook):
        workbook["标注"]["F2"] = "住房困难家庭"
        workbook["标注"].append(["二（一）", "监督举报", "各村每年检查一次。", "职责", "只是提到", None])
        workbook["条款"]["D4"] = "duty"
        workbook["条件"].append(["一（一）", "公租房", "住房", "住房困难", "住房困难家庭", None, None, None])
        workbook["责任单位"].append(["一（一）", "镇政府", "牵头"])
        for row in workbook["文件"].iter_rows():
            if row[0].value == "发布日期":
                row[1].value = date(2024, 5, 1)
            if row[0].value == "发布机关":
                row[1].value = "镇政府\n县住建局"

    report = edit(change)
    assert (report.outcome, report.error) == ("edited", None)
    notice = take("公租房通知@1")
    assert notice.annotations["一（一）"][0].audience == "住房困难家庭"
    assert notice.annotations["一（一）"][0].conditions[0].requires == "住房困难"
    assert (notice.annotations["二（一）"][0].topic, notice.kinds["二（一）"]) == ("complaint_channel", "duty")
    assert [bureau.name for bureau in notice.clauses[0].bureaus] == ["镇政府"]
    assert (notice.document.issued_on, notice.document.issuers) == (date(2024, 5, 1), ("镇政府", "县住建局"))


def test_a_published_version_stays_and_the_edits_become_the_next(edit, take, publish_it):
    publish_it("公租房通知@1", issued_on=date(2024, 5, 1))
    before = take("公租房通知@1")

    def change(workbook):
        workbook["标注"].delete_rows(3)

    report = edit(change)
    assert (report.outcome, report.revision) == ("revision", "公租房通知@2")
    assert take("公租房通知@1") == before and set(take("公租房通知@2").annotations) == {"一（一）"}


@pytest.mark.parametrize(("sheet", "cell", "value", "where", "why"), [
    ("标注", "C2", "每月发一万元", "标注 第 2 行", "不在条款原文里"),
    ("标注", "B3", "星座", "标注 第 3 行", "没有这个主题"),
    ("标注", "D2", "好事", "标注 第 2 行", "kind"),
    ("标注", "C3", None, "标注 第 3 行", "缺少 quote"),
    ("标注", "F3", "=1+1", "标注 第 3 行", "公式"),
    ("标注", "A3", "九", "条款 九", "原文中没有这一条"),
    ("条款", "C2", "改过的原文", "条款 第 2 行", "原文不能在表格里改"),
    ("条款", "D2", "好事", "条款 第 2 行", "kind"),
    ("条款", "A3", "一（一）", "条款 第 3 行", "出现两次"),
    ("条件", "A2", "一（一）", "条件 第 2 行", "没有 一（一） 的"),
    ("责任单位", "B2", "镇政府", "责任单位 第 2 行", "缺少编号"),
    ("文件", "B9", "昨天", "文件 发布日期", "应为日期"),
])  # fmt: skip
def test_a_row_that_is_wrong_is_named_and_nothing_is_written(edit, take, sheet, cell, value, where, why):
    before = take("公租房通知@1")

    def change(workbook):
        workbook[sheet][cell] = value
        if sheet == "文件":
            assert workbook[sheet]["A9"].value == "发布日期"

    report = edit(change)
    assert report.outcome == "refused"
    assert any(place == where and why in reason for place, reason in report.rows), report.rows
    assert take("公租房通知@1") == before


def test_all_wrong_rows_come_at_once(edit):
    def change(workbook):
        workbook["标注"]["C2"], workbook["标注"]["C3"], workbook["条款"]["D4"] = "甲", "乙", "丙"

    assert {where for where, _ in edit(change).rows} == {"标注 第 2 行", "标注 第 3 行", "条款 第 4 行"}


def test_other_spreadsheets_are_no_exports(tmp_path, take):
    other, export, text = tmp_path / "a.xlsx", tmp_path / "b.xlsx", tmp_path / "c.xlsx"
    Workbook().save(other)
    write_workbook(take("baotou-2024-47@1"), 1, export)
    text.write_text("not a zip", encoding="utf-8")
    assert [is_export(path) for path in (other, export, text, tmp_path / "none.xlsx")] == [False, True, False, False]
    for path in (other, text):
        with pytest.raises(PolicyFileError, match="policy export"):
            from_workbook(path)


def test_a_zip_that_unpacks_to_too_much_is_not_opened(tmp_path, take, monkeypatch):
    export = tmp_path / "b.xlsx"
    write_workbook(take("baotou-2024-47@1"), 1, export)
    monkeypatch.setattr("bot.editing.workbook_reader.LARGEST", 1000)
    assert zipfile.is_zipfile(export) and not is_export(export)


def test_an_export_without_the_identifier_is_refused(tmp_path, take):
    write_workbook(take("baotou-2024-47@1"), 1, tmp_path / "b.xlsx")
    workbook = load_workbook(tmp_path / "b.xlsx")
    workbook["文件"]["B2"] = None
    workbook.save(tmp_path / "b.xlsx")
    with pytest.raises(PolicyFileError, match="标识"):
        from_workbook(tmp_path / "b.xlsx")


@pytest.fixture
def proposed(bring, take, write_file, suggest, tmp_path):
    """The export of a small notice with proposals, changed, and what it makes of the notice."""
    bring(write_file())
    notice = take("公租房通知@1")
    proposals = propose(notice, suggest)

    def proposed(**cells):
        write_workbook(notice, 1, tmp_path / "b.xlsx", proposals)
        workbook = load_workbook(tmp_path / "b.xlsx")
        for cell, value in cells.items():
            sheet, place = cell.rsplit("_", 1)
            workbook[sheet][place] = value
        workbook.save(tmp_path / "b.xlsx")
        return apply_edits(notice, from_workbook(tmp_path / "b.xlsx"))

    proposed.notice, proposed.proposals = notice, proposals
    return proposed


def test_a_yes_accepts_a_row_of_proposals(proposed):
    found = proposed(建议_B2="是", 建议_B3="是", 建议_B4="是")
    assert found.plain() == accept(proposed.notice, proposed.proposals, 0).notice.plain()
    assert proposed().plain() == proposed(建议_B2="否", 建议的条件_C2="否").plain() == proposed.notice.plain()


def test_a_row_may_be_corrected_before_it_is_accepted_and_conditions_refused(proposed):
    found = proposed(建议_B2="是", 建议_G2="只是提到", 建议_H2=None, 建议的条件_C2="否")
    (annotation,) = found.annotations["一（一）"]
    assert (annotation.strength, annotation.audience, [one.field for one in annotation.conditions]) == ("weak", None, ["hukou"])
    assert found.kinds == {"一（一）": "benefit"}


@pytest.mark.parametrize(
    ("cells", "where", "why"),
    [
        ({"建议_B2": "好"}, "建议 第 2 行", "只能写“是”或“否”"),
        ({"建议的条件_C2": "是的"}, "建议的条件 第 2 行", "只能写“是”或“否”"),
        ({"建议_B2": "是", "建议_E2": "每月一万元"}, "建议 第 2 行", "不在条款原文里"),
        ({"建议_B2": "是", "建议_C2": "星座"}, "建议 第 2 行", "没有这个主题"),
        ({"建议_B2": "是", "建议的条件_G2": "每月一万元"}, "建议的条件 第 2 行", "不在条款原文里"),
        ({"建议_B4": "是", "条款_D4": "原则"}, "建议 第 4 行", "已经有类别"),
    ],
)
def test_a_row_of_proposals_that_is_wrong_is_named(proposed, cells, where, why):
    with pytest.raises(RowsError) as caught:
        proposed(**cells)
    assert [(row.where, why in row.why) for row in caught.value.rows] == [(where, True)]
