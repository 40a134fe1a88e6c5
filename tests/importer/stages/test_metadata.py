"""What a government site says about a document."""

import pytest

from bot.importer.pipeline import import_text
from bot.importer.stages.metadata import set_metadata_aside

TABLE = "索 引 号：1133/2024-1\n名　　称：关于落户的通知\n文　　号：云公发〔2024〕3号\n"
TEXT = "关于落户的通知\n一、放开落户。\n二、简化材料。\n"


def test_the_table_above_the_text_is_set_aside(after, standing):
    draft = after(set_metadata_aside, TABLE + TEXT)
    assert standing(draft, "metadata") == TABLE.splitlines()
    assert [line.text for line in draft.lines] == TEXT.splitlines()


@pytest.mark.parametrize("line", [
    "来源：市政府办公室　　浏览次数：103次", "发布日期：2024-03-18 10:22", "【字体：大 中 小】", "打印 | 关闭",
    "字号：[大] [中] [小]", "分享到：",
    "扫一扫在手机打开当前页", "当前位置：首页 > 政务公开 > 通知", "首页 > 政务公开", "发文机关\t市公安局\t成文日期\t2024年5月6日",
    "[ 打印 ] [ 关闭 ]",
])  # fmt: skip
def test_lines_about_the_page(after, standing, line):
    assert standing(after(set_metadata_aside, f"{line}\n{TEXT}"), "metadata") == [line]


@pytest.mark.parametrize("line", [
    "服务对象：农民工", "标题：关于落户", "名称\t标准\t单位", "大", "公开方式：主动公开", "各位来源地的居民：",
    "有效期：三年。", "下载中心的通知",
])  # fmt: skip
def test_words_that_may_be_of_the_text_stay(after, standing, line):
    assert standing(after(set_metadata_aside, f"{line}\n{TEXT}"), "metadata") == []


def test_words_below_the_first_unit_stay_but_for_the_last_lines(after, standing):
    text = f"{TEXT}来源：街道。\n联系市公安局。\n责任编辑：张三\n上一篇：关于入学的通知\n"
    assert standing(after(set_metadata_aside, text), "metadata") == ["责任编辑：张三", "上一篇：关于入学的通知"]


def test_links_below_the_text_are_no_part_of_the_last_clause():
    draft = import_text("d", f"{TEXT}相关链接：\n《关于落户的通知》政策解读\n图解：一图看懂落户\n")
    assert [clause.text for clause in draft.clauses] == ["放开落户。", "简化材料。"]
    assert draft.warnings == []
