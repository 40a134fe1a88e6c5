"""The directory is read by place and written whole or not at all."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError

from bot.policy.body import Body

FULL = Body(
    "150200", "包头市民政局", "本局提供", ("市民政局",), ("civil_affairs",), ("funeral_benefit",), "0472-1234567", "某路1号", "工作日",
    checked_on=date(2026, 3, 1),
)  # fmt: skip
OTHER = Body("320600", "南通市民政局", "本局提供")


def test_a_body_comes_back_as_it_was_put_in(directory):
    directory.put([FULL, OTHER])
    assert directory.all() == [FULL, OTHER]
    assert directory.at(["150200", "150000"]) == [FULL]


def test_no_place_finds_nothing(directory):
    directory.put([FULL])
    assert directory.at([]) == []


def test_putting_in_takes_the_place_of_the_same_body_and_of_no_other(directory):
    directory.put([FULL, OTHER])
    changed = replace(FULL, phone=None)
    directory.put([changed])
    assert directory.all() == [changed, OTHER]
    directory.put([changed], replace=True)
    assert directory.all() == [changed]


def test_what_cannot_be_written_leaves_the_directory_as_it_was(directory):
    directory.put([FULL])
    with pytest.raises(IntegrityError):
        directory.put([OTHER, replace(OTHER, region_code="999999")], replace=True)
    assert directory.all() == [FULL]


def test_founding_bodies_are_put_in_once_and_never_over_what_a_city_has_written(directory, founding):
    own = replace(FULL, name="包头市教育局", phone="0472-7654321")
    directory.put([own])
    assert directory.edition() is None
    assert directory.seed(founding, "first") and directory.edition() == "first"
    assert own in directory.all() and len(directory.all()) == len(founding)
    directory.put([own], replace=True)
    assert not directory.seed(founding, "first")
    assert directory.all() == [own]
    assert directory.seed(founding, "second") and len(directory.all()) == len(founding)
