"""The founding bodies are those that the documents name, with nothing invented."""

import re
from pathlib import Path

import pytest

from bot.errors import PolicyFileError
from bot.policy.citation import visible
from bot.store.bodies.founding import founding_edition, read_founding

POLICIES = Path(__file__).parents[3] / "policies"
FOLDERS = {
    "发改社会〔2019〕280号": "national-2019-280",
    "《推动1亿非户籍人口在城市落户方案》": "national-100m-tasks",
    "包府办发〔2024〕47号": "baotou-2024-47",
    "川发改社会〔2019〕522号": "sichuan-2019-522",
    "南通市人民政府办公室2020年4月24日": "nantong-2020-settlement",
}


def test_no_number_address_hours_or_check_is_invented(founding):
    assert {(body.phone, body.address, body.hours, body.checked_on) for body in founding} == {(None, None, None, None)}


def test_a_body_is_written_in_its_document_as_its_source_says(founding):
    named = 0
    for body in founding:
        match = re.match(r"(.+?)(?:第\d+项|的实施意见（.+）|（.+?）|主要目标任务分工第\d+项)?写作([^；]+)", body.source)
        if match:
            folder = next(folder for start, folder in FOLDERS.items() if body.source.startswith(start))
            (text,) = (visible(path.read_text(encoding="utf-8")) for path in POLICIES.glob(f"*/{folder}/source.txt"))
            assert match[2] in text, body
            assert match[2] in (body.name, *body.short_names), body
            named += 1
        else:
            assert "机构改革方案" in body.source
    assert named >= 40


@pytest.mark.parametrize("document", ["baotou-2024-47", "sichuan-2019-522"])
def test_every_single_body_that_a_local_notice_makes_responsible_is_there(founding, notices, document):
    notice = next(notice for notice in notices if notice.document.id == document)
    known = {name for body in founding if body.region_code == notice.document.region_code for name in body.short_names}
    written = {bureau.name for clause in notice.clauses for bureau in clause.bureaus}
    assert {name for name in written - known if "政府" not in name and "部门" not in name} == set()


def test_what_became_of_a_body_leads_to_one_that_exists_and_names_the_document(founding):
    at = {body.key: body for body in founding}
    ended = [body for body in founding if body.successor]
    assert {body.name for body in ended} >= {"国务院扶贫开发领导小组办公室", "国家乡村振兴局", "国家卫生和计划生育委员会"}
    for body in ended:
        assert at[body.region_code, body.successor] and body.successor_year >= 2018 and body.successor_source
    office = at["000000", "国务院扶贫开发领导小组办公室"]
    assert at["000000", at["000000", office.successor].successor].name == "中华人民共和国农业农村部"


def test_an_entry_of_an_unknown_kind_is_an_error(gazetteer):
    with pytest.raises(PolicyFileError, match="kinds"):
        read_founding({region.code for region in gazetteer}, {"education": "教育"})


def test_the_edition_is_one_text():
    assert re.fullmatch("[0-9a-f]{64}", founding_edition())
