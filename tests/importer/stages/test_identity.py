"""Who made a document, when, and what it is called."""

from datetime import date

import pytest

from bot.importer.pipeline import import_text
from bot.importer.stages.identity import issuers_of

LETTER = (
    "穗府办规〔2024〕13号\n广州市人民政府办公厅关于印发落户办法的通知\n"
    "各区人民政府：\n现印发给你们。\n广州市人民政府办公厅\n2024年7月26日\n"
)


def facts(text):
    draft = import_text("d", text)
    return {fact.name: (fact.value, draft.text[fact.span.start : fact.span.end]) for fact in draft.facts}


def test_a_covering_letter_and_what_it_brings():
    found = facts(f"{LETTER}广州市落户办法\n第一条 甲。\n第二条 乙。\n广州市人民政府办公厅秘书处 2024年7月29日印发\n")
    assert found == {
        "title": ("广州市落户办法",) * 2,
        "number": ("穗府办规〔2024〕13号",) * 2,
        "issuers": (("广州市人民政府办公厅",), "广州市人民政府办公厅"),
        "issued_on": (date(2024, 7, 26), "2024年7月26日"),
        "printed_on": (date(2024, 7, 29), "广州市人民政府办公厅秘书处 2024年7月29日印发"),
    }


def test_the_title_of_what_is_brought_stands_within_that_of_the_letter():
    found = facts("四川省教育厅等 13 家\n关于印发《关于落户的\n实施方案》的通知\n各市教育局：\n为落实，现印发。\n一、落户。\n")
    assert found["title"] == ("关于落户的实施方案", "关于落户的\n实施方案")
    assert found["issuers"] == (("四川省教育厅等13家",), "四川省教育厅等 13 家\n")


@pytest.mark.parametrize(("enactment", "expected"), [
    ("1998年12月26日 国务院第11次常务会议通过\n1999年1月22日 中华人民共和国国务院令第258号发布\n",
     (("国务院",), "中华人民共和国国务院令第258号", date(1999, 1, 22), [])),
    ("（1999年4月3日国务院令第262号发布　根据2002年3月24日《国务院关于修改〈条例〉的决定》第一次修订　"
     "根据2019年3月24日\n《决定》第二次修订）\n",
     (("国务院",), "国务院令第262号", date(1999, 4, 3), [date(2002, 3, 24), date(2019, 3, 24)])),
    ("2017年12月27日 杭州市第十三届人民代表大会常务委员会第八次会议通过\n"
     "2018年3月31日 浙江省第十三届人民代表大会常务委员会第二次会议批准\n",
     (("杭州市人民代表大会常务委员会",), None, date(2018, 3, 31), [])),
    ("2009年6月3日 浙江省第十一届人民代表大会常务委员会第十一次会议通过\n2016年3月31日 浙江省人民代表大会常务委员会公告第39号公布\n",
     (("浙江省人民代表大会常务委员会",), "浙江省人民代表大会常务委员会公告第39号", date(2016, 3, 31), [])),
])  # fmt: skip
def test_what_the_header_of_a_statute_says(enactment, expected):
    draft = import_text("d", f"落户条例\n{enactment}第一条 甲。\n第二条 乙。\n")
    single = {fact.name: fact.value for fact in draft.facts}
    amended = [fact.value for fact in draft.facts if fact.name == "amended_on"]
    assert (single.get("issuers"), single.get("number"), single.get("issued_on"), amended) == expected
    assert [clause.path for clause in draft.clauses] == ["第一条", "第二条"]


@pytest.mark.parametrize(("raw", "names"), [
    ("广州市民政局 广州市财政局", ("广州市民政局", "广州市财政局")), ("公安部、教育部", ("公安部", "教育部")),
    ("南通市 人民政府办公室", ("南通市人民政府办公室",)), ("关于落户", ()), ("1958年1月9日 全国人民代表大会常务委员会第九十一次会议通过",
     ("全国人民代表大会常务委员会",)),
])  # fmt: skip
def test_names_of_issuers(raw, names):
    assert issuers_of(raw) == names


def test_what_is_not_said_stays_empty():
    assert facts("一、落户。\n二、就学。\n") == {}
