"""Step `headline` of an answer, where a part is asked for."""

import pytest


@pytest.mark.parametrize(
    ("topic", "living", "focus", "words"),
    [
        ("residence_permit", "150200", "materials", "关于居住证要什么材料，内蒙古自治区包头市的文件是这样写的"),
        ("subsistence_allowance", "150200", "amount", "文件没有写明最低生活保障的钱数和标准，请问包头市民政局（12345）"),
        ("public_rental_housing", "150200", "place", "包头市的文件没有写明公租房在哪里办，上级文件是这样写的"),
        ("subsistence_allowance", "150223", "place", "没有收录内蒙古自治区包头市达尔罕茂明安联合旗自己的文件。关于最低生活保障在哪里办"),
        ("school_enrollment", "150200", "bureau", "随迁子女入学由市教育局（当地是包头市教育局，可拨"),
        ("public_rental_housing", "320600", "bureau", "文件没有写明公租房由谁负责，请问南通市住房和城乡建设局（"),
        ("school_enrollment", "150200", "document", "包府办发〔2024〕47号 二（一）2（1），2024年5月23日发布，没有写明施行日期"),
        ("public_rental_housing", "510100", "document", "川发改社会〔2019〕522号 （十二），2019年12月5日印发"),
        ("subsistence_allowance", "150200", "basis", "上级文件也有收录"),
        ("unemployment_insurance", "330100", "basis", "失业保险没有收录更高一级的规定"),
    ],
)
def test_the_first_sentence_says_the_part_or_that_it_is_not_written(tools, ask, topic, living, focus, words):
    answer = ask(tools, topic, living, focus=focus)
    assert words in answer.headline and answer.focus == focus


def test_a_document_without_any_day_says_so(tools, ask):
    assert "文件没有写明日期" in ask(tools, "medical_transfer", "000000", focus="document").headline
