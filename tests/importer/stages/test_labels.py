"""The numbered units."""

import pytest

from bot.importer.stages.labels import find_labels


def paths(draft):
    return [node.path for node in draft.nodes]


@pytest.mark.parametrize(("line", "level", "number"), [
    ("一、总体要求", 1, 1), ("（一）指导思想。", 2, 1), ("(一) 加大基本住房保障。", 2, 1),
    ("1. 积极拓宽渠道", 3, 1), ("1．积极拓宽渠道", 3, 1), ("１．积极拓宽渠道", 3, 1),
    ("1、积极拓宽渠道", 3, 1), ("（1）对现行的", 4, 1), ("(1) 探索优化", 4, 1), ("1）养老", 5, 1), ("①年满十六周岁", 6, 1),
    ("⑴甲", 4, 1), ("⒊甲", 3, 3), ("㈡甲", 2, 2),
])  # fmt: skip
def test_every_style_of_label_has_its_level(after, line, level, number):
    (node,) = after(find_labels, line).nodes
    assert (node.level, node.number) == (level, number)


@pytest.mark.parametrize("line", [
    "一方面、另一方面", "12345政务热线", "1.5倍工资", "2024年完成试点",
    "（一二）不是编号", "十十、不是编号", "（修订）的通知", "其一、二、三项",
])  # fmt: skip
def test_what_only_looks_like_a_label_is_text(after, line):
    assert after(find_labels, line).nodes == []


def test_numbers_that_start_anew_in_every_chapter_carry_the_chapter(after):
    text = "一、住房\n（一）甲。\n（二）乙。\n二、教育\n（一）丙。\n1. 丁。\n（1）戊。\n①己。\n②庚。\n（2）辛。\n2. 壬。\n"
    assert paths(after(find_labels, text)) == [
        "一", "一（一）", "一（二）", "二",
        "二（一）", "二（一）1", "二（一）1（1）", "二（一）1（1）①", "二（一）1（1）②", "二（一）1（2）", "二（一）2",
    ]  # fmt: skip


def test_numbers_that_run_through_the_notice_stand_alone(after):
    text = "一、住房\n（一）甲。\n（二）乙。\n二、教育\n（三）丙。\n1. 丁。\n2. 戊。\n三、就业\n（四）己。\n1. 庚。\n"
    draft = after(find_labels, text)
    assert draft.warnings == []
    assert paths(draft) == ["一", "（一）", "（二）", "二", "（三）", "（三）1", "（三）2", "三", "（四）", "（四）1"]


def test_a_wrapped_line_that_begins_with_a_number_is_no_unit(after):
    text = "（一）办理条件。按照《居住证暂行条例》第\n（三）项和\n5.其他规定办理，每年不超过\n2、3次。\n（二）优化服务。\n"
    draft = after(find_labels, text)
    assert paths(draft) == ["（一）", "（二）"]
    assert draft.warnings == []


def test_a_number_that_is_missing_is_reported_and_the_unit_kept(after):
    draft = after(find_labels, "（一）提供就业服务。\n（三）保障受教育权利。\n")
    assert paths(draft) == ["（一）", "（三）"]
    assert len(draft.warnings) == 1
    assert "编号不连续：（三）" in draft.warnings[0]


def test_a_number_that_is_missing_below_a_heading_is_reported_too(after):
    draft = after(find_labels, "一、完善住房保障\n（二）给予补贴。\n")
    assert paths(draft) == ["一", "一（二）"]
    assert len(draft.warnings) == 1


def test_a_smaller_unit_belongs_to_the_larger_above_it(after):
    draft = after(find_labels, "一、住房\n（一）公租房\n1. 甲。\n（二）补贴\n")
    one, first, task, second = draft.nodes
    assert (one.children, first.children, task.parent) == ([first, second], [task], first)
    assert one.parent is None


def test_a_label_may_stand_under_bold_or_heading_marks(after):
    assert paths(after(find_labels, "## 二、重点任务\n**（一）强化组织领导。**认真落实。\n")) == ["二", "二（一）"]


def test_the_mixed_brackets_of_one_list_are_one_list(notices):
    paths = [clause.path for clause in notices["sichuan-2019-522"].clauses]
    assert paths[10:13] == ["（十一）", "（十二）", "（十三）"]
