"""A notice as a folder holds it."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.errors import AnnotationError, PolicyFileError
from bot.importer.notice import find_notices, read_notice
from bot.policy.citation import sha256

SOURCE = "关于落户的通知\n一、落户\n（一）居住半年以上的，\n可在居住地申领居住证。\n（二）加强督查。\n"


def facts() -> dict[str, Any]:
    """Facts of a small notice, as policy.yml has them."""
    condition = {"field": "residence_months", "requires": "居住半年以上", "quote": "居住半年以上", "op": ">=", "value": 6, "any_of": "居住"}
    words = "居住半年以上的，可在居住地申领居住证。"
    annotation = {"quote": words, "kind": "benefit", "strength": "direct", "audience": None, "conditions": [condition]}
    document: dict[str, Any] = {"id": "town-2024-1", "title": "关于落户的通知", "region": "150200", "status": "unverified"}
    document |= {"issuers": ["市政府"], "issued_on": date(2024, 5, 23)}
    clauses = {"一（一）": {"topics": {"residence_permit": annotation}}, "一（二）": {"kind": "organisation", "topics": {}}}
    return {"document": document, "clauses": clauses}


def stored(root: Path, data: Any, source: str | None = SOURCE) -> Path:
    folder = root / "150200-baotou" / "town-2024-1"
    folder.mkdir(parents=True)
    text = data if isinstance(data, str) else yaml.safe_dump(data, allow_unicode=True)
    (folder / "policy.yml").write_text(text, encoding="utf-8")
    if source is not None:
        (folder / "source.txt").write_text(source, encoding="utf-8")
    return folder


def test_a_notice_has_its_facts_text_clauses_and_what_they_serve(tmp_path):
    notice = read_notice(stored(tmp_path, facts()))
    assert (notice.document.id, notice.document.region_code, notice.document.issued_on) == ("town-2024-1", "150200", date(2024, 5, 23))
    assert notice.text == SOURCE
    assert notice.document.sha256 == sha256(SOURCE)
    assert notice.document.source_file == "150200-baotou/town-2024-1/source.txt"
    assert [clause.path for clause in notice.clauses] == ["一（一）", "一（二）"]
    (annotation,) = notice.annotations["一（一）"]
    assert (annotation.topic, annotation.kind, annotation.strength) == ("residence_permit", "benefit", "direct")
    (condition,) = annotation.conditions
    assert (condition.field, condition.op, condition.value, condition.any_of) == ("residence_months", ">=", 6, "居住")


def test_a_fact_that_is_not_given_is_unknown(tmp_path):
    document = read_notice(stored(tmp_path, facts())).document
    assert (document.number, document.expires_on, document.checked_on, document.audience, document.based_on) == (None, None, None, None, ())


def test_a_clause_has_the_kind_it_is_given_else_that_of_its_first_topic(tmp_path):
    notice = read_notice(stored(tmp_path, facts()))
    assert dict(notice.kinds) == {"一（一）": "benefit", "一（二）": "organisation"}


def test_several_values_of_a_condition_are_kept_together(tmp_path):
    data = facts()
    data["clauses"]["一（一）"]["topics"]["residence_permit"]["conditions"][0] |= {"op": "not_in", "value": ["在校学生", "军人"]}
    (annotation,) = read_notice(stored(tmp_path, data)).annotations["一（一）"]
    assert annotation.conditions[0].value == ("在校学生", "军人")


def test_notices_are_found_by_place_and_name(tmp_path):
    folder = stored(tmp_path, facts())
    shutil.copytree(folder, tmp_path / "000000-national" / "state-1")
    (tmp_path / "000000-national" / "no-facts").mkdir()
    assert [path.name for path in find_notices(tmp_path)] == ["state-1", "town-2024-1"]
    assert find_notices(tmp_path / "nowhere") == []


def change(*path: str, to: Any = None) -> dict[str, Any]:
    """Facts with one of them replaced, or taken out where `to` is None."""
    data = facts()
    inner = data
    for key in path[:-1]:
        inner = inner[key]
    if to is None:
        del inner[path[-1]]
    else:
        inner[path[-1]] = to
    return data


ENTRY = ("clauses", "一（一）", "topics", "residence_permit")


def asking(condition: dict[str, Any]) -> dict[str, Any]:
    """Facts whose one annotation asks this of a person."""
    return change(*ENTRY, "conditions", to=[condition])


@pytest.mark.parametrize(("data", "clause", "topic", "why"), [
    (change(*ENTRY, "quote", to="可在户籍地申领居住证"), "一（一）", "residence_permit", "不在条款原文里"),
    (change(*ENTRY, "quote", to="加强督查。"), "一（一）", "residence_permit", "不在条款原文里"),
    (change(*ENTRY, "quote", to=""), "一（一）", "residence_permit", "缺少 quote"),
    (change(*ENTRY, "quote"), "一（一）", "residence_permit", "缺少 quote"),
    (change(*ENTRY, "kind", to="present"), "一（一）", "residence_permit", "kind 或 strength"),
    (change(*ENTRY, "strength", to="medium"), "一（一）", "residence_permit", "kind 或 strength"),
    (change("clauses", "一（一）", "topics", to={"horoscope": {}}), "一（一）", "horoscope", "没有这个主题"),
    (asking({"field": "age", "requires": "成年", "quote": "年满18周岁"}), "一（一）", "residence_permit", "不在条款原文里"),
    (asking({"field": "shoe", "requires": "居住", "quote": "居住"}), "一（一）", "residence_permit", "field 或 op"),
    (asking({"field": "age", "requires": "居住", "quote": "居住", "op": "~"}), "一（一）", "residence_permit", "field 或 op"),
    (asking({"field": "age", "quote": "居住"}), "一（一）", "residence_permit", "缺少 requires"),
    (change("clauses", "一（二）"), "一（二）", "-", "还没有标注"),
    (change("clauses", "一（三）", to={"kind": "duty", "topics": {}}), "一（三）", "-", "原文中没有这一条"),
    (change("clauses", "一（二）", "kind"), "一（二）", "-", "kind 应为"),
])  # fmt: skip
def test_an_annotation_that_does_not_fit_is_refused_and_named(tmp_path, data, clause, topic, why):
    with pytest.raises(AnnotationError, match=why) as caught:
        read_notice(stored(tmp_path, data))
    assert (caught.value.clause, caught.value.topic) == (clause, topic)
    assert caught.value.path.endswith("policy.yml")


@pytest.mark.parametrize(("data", "why"), [
    (change("document", "status", to="valid"), "status 应为"),
    (change("document", "issued_on", to="2024年5月23日"), "issued_on 应为日期"),
    (change("document", "expires_on", to="2026-13-01"), "expires_on 应为日期"),
    (change("document", "title"), "缺少 title"),
    (change("document"), "缺少 id、title、region、status"),
    ("", "缺少 id"),
    ("document: [", "读不出来"),
])  # fmt: skip
def test_facts_that_cannot_be_used_are_refused_with_what_to_correct(tmp_path, data, why):
    with pytest.raises(PolicyFileError, match=why) as caught:
        read_notice(stored(tmp_path, data))
    assert caught.value.path.endswith("policy.yml")


def test_a_file_in_another_encoding_is_refused(tmp_path):
    folder = stored(tmp_path, facts())
    (folder / "policy.yml").write_bytes("document: {title: 落户}".encode("gb18030"))
    with pytest.raises(PolicyFileError, match="读不出来"):
        read_notice(folder)


@pytest.mark.parametrize("missing", ["policy.yml", "source.txt"])
def test_a_missing_file_is_named(tmp_path, missing):
    folder = stored(tmp_path, facts())
    (folder / missing).unlink()
    with pytest.raises(PolicyFileError) as caught:
        read_notice(folder)
    assert caught.value.path == str(folder / missing)


def test_the_facts_that_the_source_says_agree_with_the_policy_yml(notice):
    said = {fact.name: fact for fact in notice.facts}
    known = [name for name in ("title", "number", "issuers", "issued_on", "printed_on", "effective_on", "expires_on") if name in said]
    assert "title" in known
    for name in known:
        fact = said[name]
        assert fact.value == getattr(notice.document, name), name
        assert notice.text[fact.span.start : fact.span.end].strip()


def test_a_fact_that_the_policy_yml_gives_and_the_source_does_not_has_no_words(notices):
    assert notices["national-2019-280"].document.number and "number" not in {one.name for one in notices["national-2019-280"].facts}
    assert {"title", "number", "issuers", "issued_on", "printed_on"} <= {one.name for one in notices["baotou-2024-47"].facts}
