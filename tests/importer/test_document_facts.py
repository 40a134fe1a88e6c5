"""Facts of a document as people write them."""

from datetime import date, datetime

import pytest

from bot.importer.document_facts import BY_NAME, FACTS, parse_fact, write_fact
from bot.policy.document import Document


@pytest.mark.parametrize(("name", "written", "value"), [
    ("title", "办法", "办法"),
    ("title", None, ""),
    ("number", "  ", None),
    ("number", 12, "12"),
    ("issuers", "市政府\n市民政局", ("市政府", "市民政局")),
    ("issuers", '["甲\\n乙"]', ("甲\n乙",)),
    ("issuers", ["市政府"], ("市政府",)),
    ("based_on", None, ()),
    ("region", 150200, "150200"),
    ("region", " 000000 ", "000000"),
    ("issued_on", date(2024, 5, 23), date(2024, 5, 23)),
    ("issued_on", datetime(2024, 5, 23, 8), date(2024, 5, 23)),
    ("issued_on", "2024-5-23", date(2024, 5, 23)),
    ("issued_on", "", None),
    ("status", "in_force", "in_force"),
])  # fmt: skip
def test_a_value_is_read(name, written, value):
    assert parse_fact(BY_NAME[name], written) == value


@pytest.mark.parametrize("written", ["2024年5月23日", "2024/5/23", "2024.05.23", "2024 年 5 月 23 日"])
def test_a_day_in_words_is_read_where_people_type_it(written):
    assert parse_fact(BY_NAME["issued_on"], written, loose=True) == date(2024, 5, 23)
    with pytest.raises(ValueError, match="应为日期"):
        parse_fact(BY_NAME["issued_on"], written)


@pytest.mark.parametrize(("name", "written", "why"), [
    ("issued_on", "2024-13-01", "应为日期"),
    ("issued_on", 20240523, "应为日期"),
    ("status", "good", "status 应为"),
    ("status", None, "status 应为"),
    ("region", "包头", "六位代码"),
    ("issuers", "[甲", "方括号"),
])  # fmt: skip
def test_a_value_that_cannot_be_used_is_told(name, written, why):
    with pytest.raises(ValueError, match=why):
        parse_fact(BY_NAME[name], written)


def test_every_fact_is_a_field_of_a_document_and_can_be_written():
    unknown = dict.fromkeys(("number", "issued_on", "printed_on", "effective_on", "expires_on", "audience", "checked_on", "source_url"))
    given = {"id": "d", "title": "办法", "issuers": ("甲",), "region_code": "", "based_on": (), "source_file": "", "sha256": ""}
    document = Document(**unknown, **given, status="in_force")
    written = {fact.name: write_fact(fact, document) for fact in FACTS}
    assert written["issuers"] == ["甲"] and written["based_on"] == [] and written["region"] is None and written["title"] == "办法"
    assert len({fact.label for fact in FACTS}) == len(FACTS)
