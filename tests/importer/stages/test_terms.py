"""From when to when a document counts, and what it ends."""

from datetime import date

import pytest

from bot.importer.pipeline import import_text
from bot.importer.stages.terms import effective_on, expires_on

HEAD = "关于落户的通知\n市公安局\n2024年5月23日\n第一条 甲。\n第二条 "
PRINTED = "\n市公安局办公室 2024年5月27日印发\n"


def facts(text, *names):
    draft = import_text("d", text)
    return [fact.value for fact in draft.facts if fact.name in names], draft


@pytest.mark.parametrize(("words", "effective", "expires"), [
    ("本办法自2024年6月1日起施行。", date(2024, 6, 1), None),
    ("本办法自2024年6月1日实施，有效期5年。", date(2024, 6, 1), date(2029, 6, 1)),
    ("本办法自2024年6月1日起试行两年。", date(2024, 6, 1), date(2026, 6, 1)),
    ("本办法自2024年6月1日起试行，试行期两年。", date(2024, 6, 1), date(2026, 6, 1)),
    ("本办法自发布之日起施行，有效期五年。", date(2024, 5, 23), date(2029, 5, 23)),
    ("本办法自印发之日起施行，有效期为6个月。", date(2024, 5, 27), date(2024, 11, 27)),
    ("本办法自印发之日起施行，有效期至2026年12月31日。", date(2024, 5, 27), date(2027, 1, 1)),
    ("以上政策自印发之日起实施，有效期至疫情解除止。", date(2024, 5, 27), None),
    ("居住证有效期5年。", None, None),
    ("本办法自印发之日起30日后施行，有效期5年。", date(2024, 6, 26), date(2029, 6, 26)),
    ("本办法自公布之日起满三十日施行。", date(2024, 6, 22), None),
    ("本办法从2024年6月1日起实施。有效期三年。", date(2024, 6, 1), date(2027, 6, 1)),
    ("本办法执行期限为2024年6月1日至2025年12月31日。", date(2024, 6, 1), date(2026, 1, 1)),
    ("本办法有效期自2024年6月1日起至2025年5月31日止。", date(2024, 6, 1), date(2025, 6, 1)),
    ("本政策延续实施至2025年12月31日。", None, date(2026, 1, 1)),
    ("基本生活补贴标准均从2025年1月1日起执行。", None, None),
    ("各项标准均从2025年1月1日起执行。", None, None),
    ("本办法规定的补贴从2025年1月1日起执行。", None, None),
])  # fmt: skip
def test_the_term_of_a_document(words, effective, expires):
    found = {fact.name: fact.value for fact in import_text("d", HEAD + words + PRINTED).facts}
    assert (found.get("effective_on"), found.get("expires_on")) == (effective, expires)


def test_a_term_without_a_beginning_is_asked_of_the_reviewer():
    found, draft = facts("关于落户的通知\n一、落户。\n二、其他。\n本通知有效期1年。\n", "expires_on")
    assert found == []
    assert draft.warnings == ["写明了“有效期1年”，但没有写明从哪天算起，请核对失效日期。"]


@pytest.mark.parametrize(("words", "titles"), [
    ("1993年4月12日国务院发布的《待业保险规定》同时废止。", ["待业保险规定"]),
    ("《甲办法》（穗府办规〔2019〕13号）、《关于〈乙〉的通知》同时废止。", ["甲办法", "关于〈乙〉的通知"]),
    ("根据《甲条例》，原《乙规定》予以废止。", ["乙规定"]),
    ("云人社发〔2021〕8号文件同时废止。", ["云人社发〔2021〕8号"]), ("《甲办法》（云政办(2018)12号）自行废止。", ["甲办法"]),
    ("按照《甲办法》执行。", []), ("《甲办法》自施行之日起有效。此前规定同时废止。", []),
])  # fmt: skip
def test_what_is_put_out_of_force(words, titles):
    found, draft = facts(HEAD + words, "repeals")
    assert found == titles
    assert all(fact.value in draft.text[fact.span.start : fact.span.end] for fact in draft.facts if fact.name == "repeals")


def test_days_are_read_from_the_words_alone():
    assert effective_on("自2020年5月1日起施行", "") == date(2020, 5, 1)
    assert effective_on("自印发之日起施行", "2020年5月2日") == date(2020, 5, 2)
    assert expires_on("有效期5年", "自2020年5月1日起施行") == date(2025, 5, 1)
    assert expires_on("有效期至2026年12月31日", "") == date(2027, 1, 1)
    assert expires_on("有效期5年", "") is None
