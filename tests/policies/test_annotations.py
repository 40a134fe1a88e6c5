"""The published notices and their annotations: what policy.yml says stands in the text, and nothing of the text is forgotten."""

import os
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.answer.precheck.requirement import Literal
from bot.importer.stages.opening import DATE
from bot.policy.citation import sha256, visible
from bot.policy.clause import KINDS
from bot.policy.condition import FIELDS, OPERATORS, WINDOW
from bot.policy.document import STATUSES
from bot.policy.notice import Notice
from bot.policy.topics import TOPICS

FOUNDING = {"baotou-2024-47", "nantong-2020-settlement", "national-100m-tasks", "national-2019-280", "sichuan-2019-522"}


def words(notice: Notice, kind: str) -> list[str]:
    return [visible(notice.text[one.start : one.end]) for one in notice.segments if one.kind == kind]


def days(texts: list[str]) -> set[date]:
    found = [re.search(r"(\d{4})年(\d{1,2})月(\d{1,2})日", text) for text in texts]
    return {date(*map(int, match.groups())) for match in found if match}


class OnceOnly(yaml.SafeLoader):
    """Refuses a key that stands twice in one mapping, where the later would silently replace the earlier."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        assert len(set(keys)) == len(keys), f"{keys} in line {node.start_mark.line + 1}"
        return super().construct_mapping(node, deep)


def test_the_founding_notices_are_there(notices: dict[str, Notice]):
    assert set(notices) >= FOUNDING


def test_a_notice_lies_in_the_folder_of_its_place_under_its_id(folder: Path, notice: Notice):
    assert folder.name == notice.document.id
    assert folder.parent.name.split("-")[0] == notice.document.region_code
    assert notice.document.source_file == f"{folder.parent.name}/{folder.name}/source.txt"
    assert notice.document.sha256 == sha256((folder / "source.txt").read_text(encoding="utf-8"))


def test_the_source_is_the_published_text_byte_for_byte(folder: Path):
    shared = Path(os.environ.get("XINSHIMIN_SHARED_POLICIES") or Path(__file__).parents[3] / "shared" / "policies")
    published = shared / f"{folder.name}.txt"
    if not shared.is_dir():
        pytest.skip(f"no published texts in {shared}; set XINSHIMIN_SHARED_POLICIES to compare with them")
    if folder.name not in FOUNDING:
        pytest.skip(f"{folder.name} was added later")
    assert (folder / "source.txt").read_bytes() == published.read_bytes()


def test_the_title_stands_in_the_text(notice: Notice):
    assert visible(notice.document.title) in words(notice, "title")


def test_the_number_stands_in_the_text_or_in_a_notice_that_carries_it_out(notice: Notice, notices: dict[str, Notice]):
    own = words(notice, "number")
    if notice.document.number is None or own:
        assert own == ([notice.document.number] if notice.document.number else [])
        return
    citing = [other for other in notices.values() if notice.document.id in other.document.based_on]
    assert any(f"（{notice.document.number}）" in visible(other.text) for other in citing)


def test_the_days_of_issue_and_printing_are_those_of_the_text(notice: Notice):
    issued, printed = days(words(notice, "date")), days(words(notice, "imprint"))
    assert issued == ({notice.document.issued_on} - {None})
    assert printed == ({notice.document.printed_on} - {None})
    assert all(DATE.fullmatch(text) for text in words(notice, "date"))


def test_the_issuers_stand_in_the_text_or_in_a_notice_that_carries_it_out(notice: Notice, notices: dict[str, Notice]):
    texts = [visible(other.text) for other in notices.values() if other is notice or notice.document.id in other.document.based_on]
    for issuer in notice.document.issuers:
        name = issuer.removesuffix("门")  # 等12部门: the citing notice writes 等 12 部（委、局、办）
        assert any(name in text for text in texts), issuer


def test_nobody_has_checked_a_notice_that_is_unverified(notice: Notice):
    assert notice.document.status in STATUSES
    assert (notice.document.checked_on is None) == (notice.document.status == "unverified")


def test_a_notice_is_based_on_notices_that_are_there_and_reach_as_far(notice: Notice, notices: dict[str, Notice]):
    for name in notice.document.based_on:
        assert name != notice.document.id
        assert notices[name].document.region_code in ("000000", notice.document.region_code[:2] + "0000", notice.document.region_code)


def test_whom_a_notice_is_for_is_said_in_its_own_words(notice: Notice):
    assert notice.document.audience is None or notice.document.audience in visible(notice.text)


def test_no_key_of_policy_yml_stands_twice(folder: Path):
    with (folder / "policy.yml").open(encoding="utf-8") as stream:
        assert yaml.load(stream, OnceOnly)


def test_every_clause_is_annotated_with_a_kind(notice: Notice):
    assert list(notice.annotations) == [clause.path for clause in notice.clauses]
    assert set(notice.kinds) == set(notice.annotations)
    assert set(notice.kinds.values()) <= set(KINDS)


def test_every_quote_and_every_condition_stands_in_its_own_clause(notice: Notice):
    for clause in notice.clauses:
        for annotation in notice.annotations[clause.path]:
            assert annotation.quote
            assert annotation.quote in clause.text
            assert all(condition.quote and condition.quote in clause.text for condition in annotation.conditions)


def test_every_annotation_says_kind_strength_and_topic_in_known_words(notice: Notice):
    known = {topic.key for topic in TOPICS}
    for annotations in notice.annotations.values():
        for annotation in annotations:
            assert annotation.topic in known
            assert annotation.kind in KINDS
            assert annotation.strength in ("direct", "weak")
            assert annotation.audience is None or annotation.audience.strip()


def test_every_condition_can_be_checked(notice: Notice):
    conditions = [one for annotations in notice.annotations.values() for annotation in annotations for one in annotation.conditions]
    assert conditions
    for condition in conditions:
        assert condition.field in FIELDS
        assert condition.requires
        assert condition.op in OPERATORS and condition.value is not None, condition
        if condition.op in (">=", "<="):
            assert condition.field in ("residence_months", "age", "income")
            assert isinstance(condition.value, int)
        if condition.op in ("in", "not_in", "all"):
            assert isinstance(condition.value, tuple)
            written = [one for part in condition.value for one in part.split("|")]
            assert all(one == WINDOW or str(Literal.parse(one)) == one for one in written), condition
            assert any(condition.value), condition


CHINESE = dict(zip("一二三四五六七八九", range(1, 10), strict=True))


def test_figures_of_conditions_are_those_of_their_words(notice: Notice):
    for annotations in notice.annotations.values():
        for condition in (one for annotation in annotations for one in annotation.conditions if isinstance(one.value, int)):
            found = re.search(r"(?P<half>半年)|(?P<number>\d+|[一二三四五六七八九])(?P<unit>年|个月|周岁)", condition.quote)
            assert found, condition.quote
            number = 0.5 if found["half"] else CHINESE.get(found["number"]) or int(found["number"])
            assert condition.value == number * (12 if found["half"] or found["unit"] == "年" else 1)


def test_figures_among_facts_are_those_of_the_words_too(notice: Notice):
    for annotations in notice.annotations.values():
        for condition in (one for annotation in annotations for one in annotation.conditions if isinstance(one.value, tuple)):
            figures = [Literal.parse(part).figure for part in condition.value if ">=" in part and "age>=16" not in part]
            for figure in figures:
                number = re.search(r"(?P<number>\d+)(?P<unit>年|个月|周岁)", condition.quote)
                assert number and figure == int(number["number"]) * (12 if number["unit"] == "年" else 1), condition


def test_alternatives_are_at_least_two(notice: Notice):
    for path, annotations in notice.annotations.items():
        for annotation in annotations:
            names = [condition.any_of for condition in annotation.conditions if condition.any_of]
            assert all(names.count(name) > 1 for name in names), (path, annotation.topic)


def test_every_topic_is_served_by_some_clause(notices: dict[str, Notice]):
    served = {one.topic for notice in notices.values() for annotations in notice.annotations.values() for one in annotations}
    assert served == {topic.key for topic in TOPICS}


@pytest.mark.parametrize(("document", "path", "topics"), [
    ("baotou-2024-47", "二（一）3（1）", {"subsistence_allowance"}),
    ("baotou-2024-47", "二（二）4（1）", {"pension"}),
    ("nantong-2020-settlement", "（十）", {"wage_arrears", "pension", "pension_transfer", "land_expropriation"}),
    ("national-2019-280", "（十）", {"unemployment_insurance", "work_injury"}),
    ("national-100m-tasks", "23", {"rental_subsidy", "public_rental_housing"}),
    ("sichuan-2019-522", "（十一）", {"funeral_benefit", "disability_benefit", "elderly_care", "child_welfare"}),
    ("sichuan-2019-522", "（十九）", {"wage_arrears", "residence_permit", "school_enrollment"}),
])  # fmt: skip
def test_a_clause_serves_the_topics_that_it_speaks_of(document: str, path: str, topics: set[str], notices: dict[str, Notice]):
    assert {one.topic for one in notices[document].annotations[path]} >= topics


@pytest.mark.parametrize("document", ["baotou-2024-47", "nantong-2020-settlement"])
def test_a_topic_that_a_notice_does_not_speak_of_is_not_made_up(document: str, notices: dict[str, Notice]):
    assert "殡葬" not in visible(notices[document].text)
    assert not [one for annotations in notices[document].annotations.values() for one in annotations if one.topic == "funeral_benefit"]


@pytest.mark.parametrize("item", ["15", "23"])
def test_a_row_cut_by_a_page_is_quoted_to_the_end_of_its_sentence(item: str, notices: dict[str, Notice]):
    notice = notices["national-100m-tasks"]
    text = next(clause.text for clause in notice.clauses if clause.path == item)
    assert {one.quote for one in notice.annotations[item]} == {text}
