"""The parameters that several addresses share, and how they are read."""

import re
from datetime import date
from enum import Enum
from typing import Any

from fastapi import Query
from pydantic import ConstrainedInt

from bot.desk.api.faults import bad_request
from bot.policy.topics import TOPICS

LONGEST = 2000  # signs of a question
LONGEST_NAME = 200  # signs of a place, a document, a clause
LARGEST_PAGE = 100
FURTHEST = 100_000
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # UTF-8 or a database column cannot hold them

TopicKey = Enum("TopicKey", {one.key: one.key for one in TOPICS}, type=str)  # type: ignore[misc]  # mypy wants the names written out
TopicKey.__doc__ = "主题的名称，见 /api/v1/topics。"


class Whole(ConstrainedInt):
    """A whole number in plain digits: what else Python takes for one (`1_0`, ` 1`) is none here."""

    @classmethod
    def __get_validators__(cls) -> Any:
        yield cls._plain
        yield from super().__get_validators__()

    @classmethod
    def _plain(cls, value: Any) -> Any:
        return value if re.fullmatch("-?[0-9]{1,9}", str(value)) else None


class PageSize(Whole):
    """How many."""

    ge, le = 1, LARGEST_PAGE


class Offset(Whole):
    """How many to pass over."""

    ge, le = 0, FURTHEST


def region_query() -> Any:
    """A place by name or code."""
    return Query(None, min_length=1, max_length=LONGEST_NAME, description="地方，名称或六位代码，例如 包头 或 150200", example="包头")


def topic_query() -> Any:
    """A topic by its key."""
    return Query(None, description="主题的名称，见 /api/v1/topics", example="public_rental_housing")


def as_of_query() -> Any:
    """A day."""
    return Query(None, description="按哪一天有效的规定，例如 2026-01-01；不写就是今天", format="date")


def limit_query() -> Any:
    """Size of a page."""
    return Query(20, description=f"一页最多几条，1 到 {LARGEST_PAGE}")


def offset_query() -> Any:
    """Where a page begins."""
    return Query(0, description="从第几条起，第一条是 0；下一页的地址在答复的 next 里")


def clean(text: str | None) -> str:
    """`text` without what no database can hold; empty for None."""
    return UNSTORABLE.sub("", text or "")


def day_of(text: str | None) -> date:
    """The day asked for, today where none is; raises `ApiError` 400 for what is no day."""
    if text is None:
        return date.today()
    try:
        if DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise bad_request("参数 as_of 应为日期，例如 2026-01-01，请改正后再试。")


def key_of(topic: Any) -> str | None:
    """The key of a topic that was chosen."""
    return None if topic is None else str(topic.value)
