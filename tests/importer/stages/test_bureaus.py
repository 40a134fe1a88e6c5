"""Who answers for a clause."""

import pytest

from bot.importer.pipeline import import_text
from bot.importer.stages.bureaus import merge, parse_bureaus
from bot.policy.bureau import Bureau


def named(bureaus):
    return [f"{bureau.name}:{bureau.role}" for bureau in bureaus]


@pytest.mark.parametrize(("words", "bureaus"), [
    ("教育部牵头负责", "教育部:lead"),
    ("人力资源社会保障部负责", "人力资源社会保障部:lead"),
    ("人力资源社会保障部、教育部按职责分工负责", "人力资源社会保障部:joint 教育部:joint"),
    ("住房城乡建设部、农业农村部、公安部等按职责分工负责", "住房城乡建设部:joint 农业农村部:joint 公安部:joint"),
    ("教育厅、人力资源社会保障厅牵头负责", "教育厅:lead 人力资源社会保障厅:lead"),
    ("国家发展改革委牵头相关部门负责", "国家发展改革委:lead 相关部门:joint"),
    ("公安厅牵头，民政厅、教育厅配合", "公安厅:lead 民政厅:joint 教育厅:joint"),
    ("各市（州）人民政府有关部门负责", "各市（州）人民政府有关部门:lead"),
    ("市医保局、卫健委", "市医保局:joint 卫健委:joint"),
    ("市住建局", "市住建局:lead"),
    ("公安部牵头", "公安部:lead"),
    ("由市总工会负责", "市总工会:lead"),
    ("公安部会同教育部、财政部负责", "公安部:lead 教育部:joint 财政部:joint"),
    ("市人社局牵头；市教育局、各县（市、区）政府按职责分工负责", "市人社局:lead 市教育局:joint 各县（市、区）政府:joint"),
    ("牵头单位：甲局；配合单位：乙局、丙局；完成时限：长期", "甲局:lead 乙局:joint 丙局:joint"),
    ("责任单位：甲局、乙局，列第一位的为牵头单位，下同", "甲局:lead 乙局:joint"),
    ("责任单位：甲局、乙局", "甲局:joint 乙局:joint"),
    ("", ""),
])  # fmt: skip
def test_names_and_roles_are_read_from_the_words(words, bureaus):
    assert named(parse_bureaus(words)) == bureaus.split()


def bodies(text):
    return {clause.path: (" ".join(named(clause.bureaus)), clause.text) for clause in import_text("d", text).clauses}


def test_the_words_of_a_clause_about_its_own_bodies_stay_in_its_text():
    found = bodies("（一）实施优先\n保障。（教育\n部牵头负责）\n（二）完善政策。(财政厅、省发展改革委按职责分工负责)\n")
    assert found["（一）"] == ("教育部:lead", "实施优先保障。（教育部牵头负责）")
    assert found["（二）"] == ("财政厅:joint 省发展改革委:joint", "完善政策。(财政厅、省发展改革委按职责分工负责)")


def test_brackets_within_the_name_of_a_body():
    found = bodies("（一）畅通渠道。（省级有关部门、各市（州）人民政府有关部门负责）\n")
    assert found["（一）"][0] == "省级有关部门:joint 各市（州）人民政府有关部门:joint"


@pytest.mark.parametrize(("line", "role"), [
    ("（责任单位：{})", "joint"), ("(责任单位:{})", "joint"), ("（牵头单位：{}）", "lead"),
    ("责任单位：{}", "joint"), ("牵头部门：{}。", "lead"),
])  # fmt: skip
def test_a_standalone_line_of_bodies_closes_its_group(line, role):
    line = line.format("市农牧局、自然资源局")
    found = bodies(f"1. 保障权益\n(1) 保持不变。\n(2) 深化改革。\n\n{line}\n\n2. 医疗\n(1) 取消限制。\n")
    assert found == {
        "1（1）": (f"市农牧局:{role} 自然资源局:{role}", "保持不变。"),
        "1（2）": (f"市农牧局:{role} 自然资源局:{role}", "深化改革。"),
        "2（1）": ("", "取消限制。"),
    }


def test_the_line_is_no_part_of_a_clause(notices):
    notice = notices["baotou-2024-47"]
    assert not [clause.path for clause in notice.clauses if "责任单位" in clause.text]
    assert len([one for one in notice.segments if one.kind == "bureaus"]) == 9


def test_every_task_may_have_a_line_of_its_own():
    found = bodies("一、任务\n1. 落户。\n（责任单位：市公安局）\n2. 入学。\n3. 就学。\n（责任单位：市教育局）\n4. 其他。\n")
    assert [found[path][0] for path in ("一1", "一2", "一3", "一4")] == ["市公安局:lead", "市教育局:lead", "市教育局:lead", ""]


def test_a_clause_with_bodies_of_its_own_keeps_them_in_a_group():
    found = bodies("一、任务\n1. 落户。（市公安局负责）\n2. 入学。\n（责任单位：市教育局）\n")
    assert [found[path][0] for path in ("一1", "一2")] == ["市公安局:lead", "市教育局:lead"]


@pytest.mark.parametrize("text", ["压实帮扶责任，由省负总责。", "（国家）负责", "切实负起责任（见附件）", "实行（首问）负责制"])
def test_a_sentence_about_duty_names_no_body(text):
    assert bodies(f"（一）{text}\n")["（一）"] == ("", text)


POLICE, FINANCE = Bureau("公安部", "lead"), Bureau("财政部", "joint")


@pytest.mark.parametrize(("above", "own", "lead_above", "bureaus"), [
    ([POLICE], [Bureau("各城市人民政府", "lead")], True, "公安部:lead 各城市人民政府:joint"),
    ([POLICE], [Bureau("公安部", "joint"), FINANCE], True, "公安部:lead 财政部:joint"),
    ([], [Bureau("公安部", "joint"), FINANCE], True, "公安部:joint 财政部:joint"),
    ([FINANCE], [Bureau("各城市人民政府", "lead")], True, "财政部:joint 各城市人民政府:lead"),
    ([POLICE], [Bureau("各城市人民政府", "lead")], False, "公安部:lead 各城市人民政府:lead"),
])  # fmt: skip
def test_a_body_above_comes_first_and_each_name_once(above, own, lead_above, bureaus):
    assert named(merge(above, own, lead_above=lead_above)) == bureaus.split()
