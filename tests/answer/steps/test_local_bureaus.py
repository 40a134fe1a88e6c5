"""Step `local_bureaus` of an answer."""

import pytest

from bot.answer.steps.applicable import find_applicable
from bot.answer.steps.known_bodies import find_bodies
from bot.answer.steps.local_bureaus import name_local_bureaus
from bot.answer.steps.matter import decide_matter
from bot.answer.steps.place import decide_place

STEPS = [decide_matter, decide_place, find_applicable, name_local_bureaus]


@pytest.mark.parametrize(
    ("topic", "living", "written", "local"),
    [
        ("public_rental_housing", "150200", "市住建局", "包头市住房和城乡建设局"),
        ("public_rental_housing", "510107", "住房城乡建设厅", "武侯区住房和城乡建设局"),
        ("medical_transfer", "310115", "国家医保局", "浦东新区医疗保障局"),
        ("medical_transfer", "310000", "国家医保局", "上海市医疗保障局"),
        ("school_enrollment", "330000", "教育部", "浙江省教育厅"),
    ],
)
def test_beside_a_bureau_stands_the_body_of_the_askers_place_marked_as_inferred(run, topic, living, written, local):
    work = run(STEPS, topic, living)
    found = {one.bureau.name: one.local for item in work.clauses for one in item.bureaus}
    assert (found[written].name, found[written].inferred, found[written].hotline) == (local, True, "12345")


def test_an_entry_of_the_directory_is_not_inferred(run):
    work = run([*STEPS[:3], find_bodies, name_local_bureaus], "public_rental_housing", "150200")
    found = {one.bureau.name: one.local for item in work.clauses for one in item.bureaus}
    assert (found["市住建局"].name, found["市住建局"].inferred) == ("包头市住房和城乡建设局", False)


def test_where_the_document_is_silent_the_usual_body_stands_apart(run):
    work = run([*STEPS[:3], find_bodies, name_local_bureaus], "hukou_registration", "320600")
    assert {(item.bureaus, item.usual_bureau.name, item.usual_bureau.inferred) for item in work.clauses} == {((), "南通市公安局", True)}
    assert {item.usual_bureau for item in work.basis if item.bureaus} == {None}


def test_the_document_keeps_its_own_words(run):
    work = run(STEPS, "school_enrollment", "330100")
    assert "教育部" in {one.bureau.name for item in work.clauses for one in item.bureaus}


def test_a_name_that_is_no_single_kind_of_body_gets_no_local_one(run):
    work = run(STEPS, "permit_benefits", "330100")
    found = {one.bureau.name: one.local for item in work.clauses for one in item.bureaus}
    assert found["各城市人民政府"] is None
