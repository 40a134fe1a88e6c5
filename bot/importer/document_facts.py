"""The facts of a document as people write them (policy.yml, a spreadsheet, the command line), and as `bot.policy` has them."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from bot.policy.document import STATUSES, Document

Kind = Literal["text", "day", "list", "status", "region"]
DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
DAY_IN_WORDS = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
REGION = re.compile(r"\d{6}")


@dataclass(frozen=True)
class DocumentFact:
    """A fact that people may set: its name, the field of `Document` that holds it, what it is called, and what kind of value it has."""

    name: str
    field: str
    label: str
    kind: Kind = "text"


FACTS: tuple[DocumentFact, ...] = (
    DocumentFact("title", "title", "标题"),
    DocumentFact("number", "number", "文号"),
    DocumentFact("issuers", "issuers", "发布机关", "list"),
    DocumentFact("region", "region_code", "地方代码", "region"),
    DocumentFact("issued_on", "issued_on", "发布日期", "day"),
    DocumentFact("printed_on", "printed_on", "印发日期", "day"),
    DocumentFact("effective_on", "effective_on", "施行日期", "day"),
    DocumentFact("expires_on", "expires_on", "失效日期", "day"),
    DocumentFact("valid_from", "valid_from", "本文本起效日期", "day"),
    DocumentFact("audience", "audience", "适用对象"),
    DocumentFact("status", "status", "状态", "status"),
    DocumentFact("checked_on", "checked_on", "核对日期", "day"),
    DocumentFact("based_on", "based_on", "依据", "list"),
    DocumentFact("source_url", "source_url", "来源网址"),
    DocumentFact("notes", "notes", "备注"),
)
BY_NAME: Mapping[str, DocumentFact] = {fact.name: fact for fact in FACTS}


def parse_fact(fact: DocumentFact, value: Any, loose: bool = False) -> Any:
    """The value as `Document` holds it; raises ValueError with what it should be. `loose` takes 2024年5月23日 and 2024/5/23 for a day."""
    if fact.kind == "day":
        return _day(fact, value, DAY_IN_WORDS if loose else DAY)
    if fact.kind == "list":
        return _list(value)
    text = None if value is None or not str(value).strip() else str(value)
    if text is not None and fact.kind in ("status", "region"):
        text = text.strip()
    if fact.kind == "status" and text not in STATUSES:
        raise ValueError(f"{fact.name} 应为 {'、'.join(STATUSES)} 之一")
    if fact.kind == "region" and text is not None and not REGION.fullmatch(text):
        raise ValueError(f"{fact.name} 应为六位代码（如 150200，全国 000000）")
    return (text or "") if fact.name in ("title", "region") else text


def write_fact(fact: DocumentFact, document: Document) -> Any:
    """The value of a fact as people write it: a day, a text, a list of texts, or None."""
    value = getattr(document, fact.field)
    return list(value) if isinstance(value, tuple) else value or None


def _day(fact: DocumentFact, value: Any, pattern: re.Pattern[str]) -> date | None:
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    found = pattern.fullmatch(value.strip()) if isinstance(value, str) else None
    try:
        if found:
            return date(*map(int, found.groups()))
    except ValueError:
        pass
    raise ValueError(f"{fact.name} 应为日期（如 2024-05-23）")


def _list(value: Any) -> tuple[str, ...]:
    if value is None or value == "":
        return ()
    if isinstance(value, str):
        if value.startswith("["):
            try:
                value = json.loads(value)
            except ValueError:
                raise ValueError("方括号里应为带引号的词，用逗号隔开") from None
        else:
            value = value.splitlines()
    return tuple(str(one) for one in value)
