"""Which body usually does what."""

from importlib import resources

import pytest
import yaml

from bot.answer.departments import Departments, usual_body
from bot.policy.topics import TOPICS


@pytest.fixture(scope="module")
def departments():
    return Departments.open()


def test_every_topic_but_complaints_has_its_usual_body(departments):
    without = [topic.key for topic in TOPICS if departments.of_topic(topic.key) is None]
    assert without == ["complaint_channel"]


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("市教育局", "education"),
        ("人力资源社会保障厅", "human_resources"),
        ("国家医保局", "health_insurance"),
        ("卫健委", "health"),
        ("省卫生健康委", "health"),
        ("省级住房城乡建设部门", "housing"),
        ("市农牧局", "agriculture"),
    ],
)
def test_names_as_documents_write_them_are_known(departments, written, key):
    assert departments.of_written(written).key == key


@pytest.mark.parametrize(
    ("written", "key", "year"),
    [
        ("市卫生计生委", "health", 2018),
        ("市卫生局", "health", 2013),
        ("国务院扶贫办", "agriculture", 2023),
        ("县乡村振兴局", "agriculture", 2023),
        ("市农委", "agriculture", 2018),
        ("省国土资源厅", "natural_resources", 2018),
        ("市劳动和社会保障局", "human_resources", 2008),
        ("市环保局", "ecology", 2018),
    ],
)
def test_names_out_of_use_lead_to_the_body_that_does_the_work_now(departments, written, key, year):
    assert departments.of_written(written).key == key
    assert departments.former(written).year == year and f"{year}年" in departments.former(written).source


@pytest.mark.parametrize("written", ["市农业农村局", "市农牧局", "市卫健委", "省住房和城乡建设厅", "市房管局", "相关部门"])
def test_names_in_use_are_not_taken_for_former_ones(departments, written):
    assert departments.former(written) is None


def test_no_end_of_a_name_stands_twice(departments):
    ends = [end for one in departments._all for end in (*one.written, *(name for former in one.former for name in former.names))]
    assert sorted(ends) == sorted(set(ends))


def test_the_body_of_medical_insurance_says_since_when_it_exists():
    text = resources.files("bot.answer").joinpath("data/departments.yml").read_text(encoding="utf-8")
    since = yaml.safe_load(text)["health_insurance"]["since"]
    assert since["year"] == 2018 and "国家医疗保障局" in since["source"]


@pytest.mark.parametrize("written", ["各城市人民政府", "相关部门", "国务院有关部门", "中央农办"])
def test_a_name_that_is_no_single_kind_of_body_is_not_guessed(departments, written):
    assert departments.of_written(written) is None


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("150200", "包头市教育局"),
        ("510000", "四川省教育厅"),
        ("310000", "上海市教育委员会"),
        ("310115", "浦东新区教育局"),
        ("000000", None),
    ],
)
def test_the_name_follows_the_level(departments, gazetteer, code, name):
    assert usual_body(departments.of_topic("school_enrollment"), gazetteer.get(code), gazetteer) == name


def test_the_work_of_a_zone_is_done_by_the_place_it_lies_in(departments, gazetteer):
    zone = next(region for region in gazetteer if region.level == "zone" and region.parent == "150200")
    assert usual_body(departments.of_topic("pension"), zone, gazetteer) == "包头市人力资源和社会保障局"
