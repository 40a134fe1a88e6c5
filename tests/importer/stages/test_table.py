"""The task table."""

import pytest

from bot.importer.pipeline import import_text
from bot.importer.stages.table import read_table

HEAD = "《推动落户方案》 主要任务分工\n\n 序号\t主要目标任务\t主要责任单位\n"
TABLE = HEAD + (
    "(二)\t全面放开 落户限制\t公安部牵头\n2\t促进有能力的人口举家进城 落户。\t公安部、省级公安 部门、各城市人民 政府\n"
    "(三)\t建立用地挂钩机制\t自然资源部牵 头\n"
    "15\t按照以人定地的原则,实施挂钩政\t自然资源部、省级 自然资源部门、各\n\n"
    "\t策,完善分配机制。\t地级及以上城市人 民政府\n"
    "(+-)\t落实基本医疗保险政策\t人力资源社会保障 部牵头\n26\t可规范接入。\t国家医疗保障局、 省级卫生健康部门\n"
)


def clauses(text):
    return {clause.path: clause for clause in import_text("d", text).clauses}


def test_rows_are_clauses_by_their_number_under_the_heading_of_their_group():
    found = clauses(TABLE)
    assert list(found) == ["2", "15", "26"]
    assert found["2"].headings == ("全面放开落户限制",)
    assert found["2"].text == "促进有能力的人口举家进城落户。"


def test_the_body_of_the_heading_row_leads_before_those_of_the_task():
    bureaus = [(bureau.name, bureau.role) for bureau in clauses(TABLE)["2"].bureaus]
    assert bureaus == [("公安部", "lead"), ("省级公安部门", "joint"), ("各城市人民政府", "joint")]


def test_a_row_cut_by_a_page_is_joined_in_both_cells():
    clause = clauses(TABLE)["15"]
    assert clause.text == "按照以人定地的原则,实施挂钩政策,完善分配机制。"
    assert len(clause.spans) == 2
    assert [bureau.name for bureau in clause.bureaus] == ["自然资源部", "省级自然资源部门", "各地级及以上城市人民政府"]


def test_a_scanned_numeral_is_read(after):
    draft = after(read_table, TABLE)
    assert [node.number for node in draft.nodes if node.level == 2] == [2, 3, 11]
    assert clauses(TABLE)["26"].headings == ("落实基本医疗保险政策",)


def test_head_headings_labels_and_bodies_are_told_apart(after, standing):
    draft = after(read_table, TABLE)
    assert standing(draft, "table_head") == ["序号\t主要目标任务\t主要责任单位"]
    assert standing(draft, "label") == ["(二)", "2", "(三)", "15", "(+-)", "26"]
    assert standing(draft, "heading") == ["全面放开 落户限制", "建立用地挂钩机制", "落实基本医疗保险政策"]
    assert len(standing(draft, "bureaus")) == 7


@pytest.mark.parametrize("number", ["(一二)", "附", "?"])
def test_a_row_whose_number_cannot_be_read_is_kept_and_reported(number, nothing_is_lost):
    draft = import_text("d", f"{HEAD}(一)\t主要目标\t\n1\t放开。\t公安部\n{number}\t优化。\t公安部\n")
    assert draft.warnings == [f"表格序号无法识别：{number}"]
    assert [clause.text for clause in draft.clauses] == ["放开。", "优化。"]
    nothing_is_lost(draft)


def test_rows_without_a_heading_row_have_their_own_bodies_only():
    found = clauses(f"{HEAD}1\t放开。\t公安部\n2\t优化。\t教育部、财政部\n")
    assert [(bureau.name, bureau.role) for bureau in found["1"].bureaus] == [("公安部", "lead")]
    assert {bureau.role for bureau in found["2"].bureaus} == {"joint"}
    assert found["1"].headings == ()


@pytest.mark.parametrize("text", ["一、序号\t任务\t单位\n", "序号\t任务\n1\t放开\n", "一、落户\n（一）放开。\n"])
def test_a_text_without_such_a_head_is_no_table(after, text):
    assert after(read_table, text).nodes == []


WIDE = "任务分工表\n序号\t重点任务\t具体措施\t牵头单位\t配合单位\t完成时限\n"


def test_a_table_of_more_columns_has_its_bodies_by_the_titles_of_the_columns(nothing_is_lost):
    draft = import_text(
        "d",
        f"{WIDE}1\t放开落户。\t取消限制。\t市公安局\t市民政局、市人社局\t2024年底\n\t\t优化流程。\t\t\t长期\n2\t入学。\t扩学位。\t市教育局\t\t长期\n",
    )
    nothing_is_lost(draft)
    assert [clause.text for clause in draft.clauses] == ["放开落户。取消限制。优化流程。2024年底长期", "入学。扩学位。长期"]
    assert [[f"{bureau.name}:{bureau.role}" for bureau in clause.bureaus] for clause in draft.clauses] == [
        ["市公安局:lead", "市民政局:joint", "市人社局:joint"], ["市教育局:lead"],
    ]  # fmt: skip
    assert [fact.value for fact in draft.facts if fact.name == "bodies"] == [("市公安局", "市民政局", "市人社局"), ("市教育局",)]
    assert draft.warnings == []


def test_a_row_of_one_numbered_cell_heads_those_below_it():
    found = clauses(f"{WIDE}一、稳定就业\n1\t培训。\t免费。\t市人社局\n二、保障住房\n（一）租赁住房\n2\t补贴。\t发放。\t市住建局\n")
    assert {path: clause.headings for path, clause in found.items()} == {"1": ("稳定就业",), "2": ("保障住房", "租赁住房")}
