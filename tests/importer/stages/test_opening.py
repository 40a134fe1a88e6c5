"""What stands before the first unit."""

import pytest

from bot.importer.stages.coverage import name_remainder
from bot.importer.stages.opening import DATE, NUMBER, read_opening

BAOTOU = """

包府办发〔2024〕47号

## 包头市人民政府办公室 关于印发推动农牧业转移人口 市民化工作方案的通知

各旗、县、区人民政府，稀土高新区管委会，市直有关部门、单位：
经市人民政府同意，现将《推动农牧业转移人口市民化工作方案》印发给你们。

2024年5月23日

（此件公开发布）

# 推动农牧业转移人口市民化工作方案

为认真贯彻落实文件要求，制定如下工作方案。

## 一、总体要求

坚持以人为本。
"""


@pytest.mark.parametrize(("kind", "words"), [
    ("number", ["包府办发〔2024〕47号"]),
    ("title", ["包头市人民政府办公室 关于印发推动农牧业转移人口 市民化工作方案的通知", "推动农牧业转移人口市民化工作方案"]),
    ("addressees", ["各旗、县、区人民政府，稀土高新区管委会，市直有关部门、单位："]),
    ("date", ["2024年5月23日"]),
    ("disclosure", ["（此件公开发布）"]),
    ("preamble", ["经市人民政府同意，现将《推动农牧业转移人口市民化工作方案》印发给你们。", "为认真贯彻落实文件要求，制定如下工作方案。"]),
    ("letterhead", []),
])  # fmt: skip
def test_the_opening_of_a_notice_is_told_apart(after, standing, kind, words):
    assert standing(after(name_remainder, BAOTOU), kind) == words


def test_a_title_may_take_several_lines(after, standing):
    title = "四川省发展和改革委员会等 13 家\n关于印发《关于进一步推动进城农村贫困人口\n优先享有基本公共服务的\n实施方案》的通知"
    draft = after(read_opening, f"{title}\n\n各市（州）教育局、公安局、\n\n财政局：\n为贯彻精神，现印发你们。\n一、就业\n")
    assert standing(draft, "title") == [title]


def test_addressees_run_on_to_their_colon(after, standing):
    words = "各市（州）教育局、公安局、\n\n住房和城乡建设局、大数据中心："
    draft = after(read_opening, f"关于落户的通知\n{words}\n为贯彻精神，现印发你们。\n一、就业\n")
    assert standing(draft, "addressees") == [words]
    assert standing(draft, "preamble") == ["为贯彻精神，现印发你们。"]


def test_a_garbled_letterhead_above_the_title_is_kept_apart_from_the_preamble(notices):
    notice = notices["sichuan-2019-522"]
    words = {one.kind: notice.text[one.start : one.end] for one in notice.segments}
    assert words["letterhead"].startswith("特急")
    assert words["letterhead"].endswith("等 13 家")
    assert words["preamble"].startswith("为贯彻落实国家发展改革委等 12 部")


def test_a_sentence_of_the_preamble_is_no_title(after, standing):
    draft = after(read_opening, "关于落户的意见\n推动落户，促进共享，是重要的手段。现提出如下意见\n一、总体要求\n")
    assert standing(draft, "title") == ["关于落户的意见"]
    assert standing(draft, "preamble") == ["推动落户，促进共享，是重要的手段。现提出如下意见"]


@pytest.mark.parametrize("number", ["包府办发〔2024〕47号", "川发改社会〔2019〕522 号", "苏政办发[2019]90号", "穗府办规（2024）13号"])
def test_a_number_of_a_document(number):
    assert NUMBER.fullmatch(number)


@pytest.mark.parametrize("text", ["第93号", "根据苏政办发〔2019〕90号文件", "2024年5月23日"])
def test_no_number_of_a_document(text):
    assert not NUMBER.fullmatch(text)


def test_dates_may_have_spaces_of_the_extraction():
    assert DATE.fullmatch("2024 年 5 月 23 日")
    assert not DATE.fullmatch("2020年末")
