"""For whom a document is, within what time, and who answers for it."""

import pytest

from bot.importer.pipeline import import_text


def values(text, name):
    draft = import_text("d", f"落户条例\n第一条 {text}\n第二条 甲。\n")
    return [fact.value for fact in draft.facts if fact.name == name]


@pytest.mark.parametrize(("text", "audience"), [
    ("本条例适用于境内住房公积金的缴存。", ["境内住房公积金的缴存"]),
    ("本省行政区域内流动人口的居住登记，适用本条例。", ["本省行政区域内流动人口的居住登记"]),
    ("本条例所称农民工，是指为用人单位提供劳动的农村居民。", ["为用人单位提供劳动的农村居民"]),
    ("本办法所称适配对象是指具有本市户籍的以下人员：\n（一）残疾儿童；\n（二）残疾人。",
     ["具有本市户籍的以下人员：（一）残疾儿童；（二）残疾人"]),
    ("上述措施所称医务人员范围为本市支援湖北医疗队人员。", ["本市支援湖北医疗队人员"]),
    ("本条例所称工资，是指应当获得的劳动报酬。", []), ("可以决定本条例适用于社会团体。", []), ("审批程序适用本办法第十一条规定。", []),
])  # fmt: skip
def test_for_whom(text, audience):
    assert values(text, "audience") == audience


@pytest.mark.parametrize(("text", "deadlines"), [
    ("公安机关应当自受理之日起15日内制作发放居住证。", ["自受理之日起15日内"]),
    ("应当在三个工作日内作出决定，每年4月底前报送。", ["三个工作日内", "每年4月底前"]),
    ("2024年12月31日前完成。", ["2024年12月31日前"]),
    ("近5年内未受过处罚，申请日前12个月内的收入。", []),
    ("居住满1年。", []),
])  # fmt: skip
def test_within_what_time(text, deadlines):
    assert values(text, "deadline") == deadlines


def test_who_answers():
    assert values("公安机关负责登记。", "bodies") == [("公安机关",)]
