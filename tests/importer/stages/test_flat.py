"""Notices that have lost their line breaks."""

import pytest

from bot.importer.stages.flat import cut_lines

FILLER = "保障公民基本生活" * 70 + "。"


def lines(after, text):
    return [line.text for line in after(cut_lines, f"{FILLER} {text}").lines][1:]


@pytest.mark.parametrize(("text", "cut"), [
    ("通知如下： 一、重要意义 当前形势严峻。 二、主要措施。", ["通知如下：", "一、重要意义", "当前形势严峻。", "二、主要措施。"]),
    ("一、改善条件 (一)改造设施。加强建设。 (二)安排作息。", ["一、改善条件", "(一)改造设施。加强建设。", "(二)安排作息。"]),
    ("一、落户条件：（一）有住所；（二）有工作。二、其他。", ["一、落户条件：", "（一）有住所；", "（二）有工作。", "二、其他。"]),
    ("第一章 总则 第一条 为了落户。 第二条 应当登记。", ["第一章 总则", "第一条 为了落户。", "第二条 应当登记。"]),
    ("关于落户的通知 交运明电〔2020〕44号 各省公安厅： 为落实。", ["关于落户的通知", "交运明电〔2020〕44号", "各省公安厅：", "为落实。"]),
    ("一、落户。 附件：1.申请表 2.名单 联系人：王 市公安局 2020年2月14日 抄送：市委。",
     ["一、落户。", "附件：", "1.申请表", "2.名单", "联系人：王", "市公安局", "2020年2月14日", "抄送：市委。"]),
    ("公安部 教育部 2020年2月3日", ["公安部 教育部", "2020年2月3日"]),
])  # fmt: skip
def test_a_line_is_cut_where_number_and_punctuation_prove_it(after, text, cut):
    assert lines(after, text) == cut


@pytest.mark.parametrize("text", [
    "参照《卫生指南》（附件1），做好第（三）项工作。", "补助2.4万元；200人以上的，补助9万元。",
    "符合条件的。（五）享受补贴，（六）享受贴息。",
    "拨打 12345 热线", "通过LPR（贷款市场报价利率）、3.1版，降低成本。",
])  # fmt: skip
def test_a_line_is_not_cut_where_nothing_proves_it(after, text):
    assert lines(after, text) == [text]


def test_a_text_with_its_lines_is_left_alone(after):
    text = "一、落户。 二、就学。\n三、就医。\n"
    assert [line.text for line in after(cut_lines, text).lines] == ["一、落户。 二、就学。", "三、就医。"]


def test_cut_lines_stand_where_they_stood(after):
    draft = after(cut_lines, f"{FILLER} 一、重要意义 当前。 二、措施。")
    assert all(draft.text[line.start : line.end] == line.text for line in draft.lines)
