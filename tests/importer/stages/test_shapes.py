"""Shapes of lines."""

import pytest

from bot.importer.stages.shapes import BODIES, BODY, DIVISION, ORDER, TITLE_END, is_row


@pytest.mark.parametrize("text", ["甲\t乙\t丙", "| 甲 | 乙 |", "\t\t丙"])
def test_a_row_of_a_table(text):
    assert is_row(text)


@pytest.mark.parametrize("text", ["一、\t总体要求", "甲|乙", "| 甲", ""])
def test_no_row_of_a_table(text):
    assert not is_row(text)


@pytest.mark.parametrize("text", ["交通运输部", "国家铁路集团", "广州市残疾人联合会", "南通市人民政府办公室", "市住建局"])
def test_the_name_of_a_body(text):
    assert BODY.fullmatch(text)


@pytest.mark.parametrize("text", ["关于落户的通知", "2024年5月23日", "由居住地的", "第一章总则"])
def test_no_name_of_a_body(text):
    assert not BODY.fullmatch(text)


def test_names_of_several_bodies():
    assert BODIES.fullmatch("广州市民政局 广州市财政局")
    assert BODIES.fullmatch("公安部、教育部")
    assert not BODIES.fullmatch("广州市民政局 关于落户")


@pytest.mark.parametrize("text", ["中华人民共和国国务院令第258号", "浙江省人民代表大会常务委员会公告第39号", "广东省人民政府令 第181号"])
def test_the_number_of_an_order(text):
    assert ORDER.fullmatch(text)


@pytest.mark.parametrize("text", ["社会救助法", "失业保险条例", "若干政策措施", "实施细则", "业务问答"])
def test_the_end_of_a_title(text):
    assert TITLE_END.search(text)


def test_a_division():
    match = DIVISION.match("第一百三十三条之一 为了")
    assert match
    assert match.groups() == ("一百三十三", "条", "之一")
