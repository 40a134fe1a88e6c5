"""款 and 项."""

import pytest

from bot.importer.pipeline import import_text


def clauses(text):
    return {clause.path: clause.text for clause in import_text("d", text).clauses}


def test_an_article_of_one_paragraph_is_one_clause():
    assert clauses("第一条 为了保障。\n第二条 应当登记。\n") == {"第一条": "为了保障。", "第二条": "应当登记。"}


def test_every_paragraph_of_an_article_is_a_clause():
    found = clauses("第一条 申领居住证，应当提交证明。\n未满十六周岁的，可以代为申领。\n\n申请人应当对真实性负责。\n第二条 施行。\n")
    assert found == {
        "第一条第一款": "申领居住证，应当提交证明。", "第一条第二款": "未满十六周岁的，可以代为申领。",
        "第一条第三款": "申请人应当对真实性负责。",
        "第二条": "施行。",
    }  # fmt: skip


ITEMS = "第一条 有下列情形之一的，停止领取：\n（一）重新就业的；\n（二）移居境外的。\n"


@pytest.mark.parametrize(("text", "paths"), [
    (f"{ITEMS}第二条 施行。\n", ["第一条", "第二条"]),
    (f"{ITEMS}停止领取的，另行通知。\n第二条 施行。\n", ["第一条第一款", "第一条第二款", "第二条"]),
    (f"{ITEMS}申请恢复的，应当提交：\n（一）申请书；\n（二）证明。\n第二条 施行。\n", ["第一条第一款", "第一条第二款", "第二条"]),
    ("第一条 领取失业保险金。\n" + ITEMS.removeprefix("第一条 ") + "第二条 施行。\n", ["第一条第一款", "第一条第二款", "第二条"]),
    ("第一条 程序为：\n（一）评估。\n前置评估：由中心开展。\n专业评估：由机构开展。\n（二）服务。\n第二条 施行。\n", ["第一条", "第二条"]),
    ("第一条 条件为：\n（一）本市户籍，但除外：\n1．配偶；\n2．子女。\n（二）无住房。\n第二条 施行。\n", ["第一条", "第二条"]),
    ("第一条 凭下列证件登记：\n一、军人证；\n二、护照。\n第二条 施行。\n", ["第一条", "第二条"]),
    ("第一条 标准如下。\n年龄\t分值\t备注\n18岁\t30分\t无\n第二条 施行。\n", ["第一条", "第二条"]),
])  # fmt: skip
def test_items_stay_with_the_words_that_lead_them(nothing_is_lost, text, paths):
    draft = import_text("d", text)
    assert [clause.path for clause in draft.clauses] == paths
    assert draft.warnings == []
    nothing_is_lost(draft)


def test_items_have_their_names():
    draft = import_text("d", f"第一条 领取。\n{ITEMS.removeprefix('第一条 ')}第二条 施行。\n")
    assert [item.path for node in draft.nodes for item in node.items] == ["第一条第二款第一项", "第一条第二款第二项"]


@pytest.mark.parametrize("items", ["（一）甲；\n（三）乙。\n", "（二）甲；\n（三）乙。\n", "（一）甲；\n（一）乙。\n"])
def test_items_whose_numbers_do_not_go_on_are_reported(items):
    draft = import_text("d", f"第一条 有下列情形之一的：\n{items}第二条 施行。\n")
    assert len(draft.warnings) == 1
    assert draft.warnings[0].startswith("编号不连续：第一条中的（")


def test_lines_broken_by_the_page_are_no_paragraphs():
    text = (
        "第一条 为了促进新型城镇化的健康发展，推进城镇基本公共服务和便\n"
        "利常住人口全覆盖，保障公民合法权益，促进社会公平正义，制定本条\n例。\n"
        "第二条 公民离开常住户口所在地，到其他城市居住半年以上，符合有合\n法稳定就业、合法稳定住所、连续就读条件之一的，可以申领居住证。\n"
        "　　居住证是持证人在居住地居住、作为常住人口享受基本公共服务和便\n利、申请登记常住户口的证明。\n第三条 施行。\n"
    )
    assert list(clauses(text)) == ["第一条", "第二条第一款", "第二条第二款", "第三条"]
