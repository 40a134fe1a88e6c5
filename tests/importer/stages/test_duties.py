"""Who does what, from the sentences of statutes."""

import pytest

from bot.importer.pipeline import import_text
from bot.importer.stages.duties import duties


def said(text):
    return [" ".join(f"{bureau.name}:{bureau.role}" for bureau in duty.bureaus) for duty in duties(text)]


@pytest.mark.parametrize(("text", "bureaus"), [
    ("国务院劳动保障行政部门主管全国的失业保险工作。", ["国务院劳动保障行政部门:lead"]),
    ("市政府统筹全市社会救助工作。", ["市政府:lead"]),
    ("县级以上人民政府民政部门负责本行政区域内的工作。", ["县级以上人民政府民政部门:lead"]),
    ("户口登记工作，由各级公安机关主管。", ["各级公安机关:lead"]),
    ("市住房城乡建设局是全市公共租赁住房保障行政主管部门，负责组织建立体系。", ["市住房城乡建设局:lead"]),
    ("市民政部门负责统筹开展工作,区民政部门负责本行政区域内审批。", ["市民政部门:lead", "区民政部门:lead"]),
    ("乡镇人民政府、街道办事处负责有关社会救助的申请受理。", ["乡镇人民政府:joint 街道办事处:joint"]),
    ("各街道办事处（镇人民政府）负责受理。", ["各街道办事处（镇人民政府）:lead"]),
    ("教育、民政等部门按照各自职责，负责相应的社会救助管理工作。", ["教育、民政等部门:joint"]),
    ("县级以上人民政府教育、民政等部门（以下统称社会救助管理部门），按照各自职责负责相应的工作。",
     ["县级以上人民政府教育、民政等部门:joint"]),
    ("区级残联组织会同同级有关部门负责落实规划。", ["区级残联组织:lead 同级有关部门:joint"]),
    ("申请补贴的由县财政局负责拨付。", ["县财政局:lead"]), ("本办法由市公安局负责解释。", ["市公安局:lead"]),
    ("市住建局应当会同市财政局制定标准。", ["市住建局:lead 市财政局:joint"]),
    ("各县（市、区）人民政府对本地户籍改革工作负总责。", ["各县（市、区）人民政府:lead"]),
    ("县级以上地方人民政府对本行政区域内保障农民工工资支付工作负责，建立机制。", ["县级以上地方人民政府:lead"]),
])  # fmt: skip
def test_who_answers(text, bureaus):
    assert said(text) == bureaus


@pytest.mark.parametrize("text", [
    "对直接负责的主管人员依法给予处分。", "人民政府负责人和建设部门负责人占三分之一。", "由劳动保障行政部门责令改正。",
    "最低生活保障实行人民政府负责制。",
    "社会救助实行党委领导、政府负责、民政牵头的机制。", "申请人应当对真实性负责。",
    "会同有关部门制定标准。", "市民政局会同研究。", "用人单位负责缴纳。",
])  # fmt: skip
def test_who_does_not(text):
    assert said(text) == []


def test_the_words_are_those_of_the_sentence():
    text = "第一款。公安机关负责居住证的申领受理，每年签注。"
    (duty,) = duties(text)
    assert text[duty.start : duty.end] == "公安机关负责居住证的申领受理"


def test_an_article_names_its_own_and_the_others_have_none():
    draft = import_text("d", "落户条例\n第一条 公安机关负责登记。\n第二条 应当登记。\n")
    assert [[bureau.name for bureau in clause.bureaus] for clause in draft.clauses] == [["公安机关"], []]
    assert [fact.value for fact in draft.facts if fact.name == "bodies"] == [("公安机关",)]
