"""What a cell of a spreadsheet can hold: texts that look like something else are written so that they come back as they were."""

import json
import re
from typing import Any

from openpyxl.cell.cell import Cell

from bot.policy.clause import KINDS
from bot.policy.condition import FIELDS, Value
from bot.policy.document import STATUSES
from bot.policy.topics import TOPICS

LONGEST = 32_767
NUMBER = "数 "  # before a number that is written as a text
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")

LABELS: dict[str, dict[str, str]] = {
    "kind": dict(zip(KINDS, ("能办的事", "职责", "原则", "目标", "组织"), strict=True)),
    "strength": {"direct": "直接回答", "weak": "只是提到"},
    "role": {"lead": "牵头", "joint": "配合"},
    "topic": {topic.key: topic.label for topic in TOPICS},
    "field": dict(zip(FIELDS, ("户籍", "居住月数", "年龄", "身份", "就业", "参保", "住房", "就学", "材料", "家庭", "收入"), strict=True)),
    "accept": {"yes": "是", "no": "否"},
    "status": dict(zip(STATUSES, ("有效", "待核对", "已被取代", "已失效", "已撤回"), strict=True)),
}
"""What the spreadsheet calls the words of `bot.policy`; either may be written back."""


class TooLongError(ValueError):
    """A text that does not fit into a cell."""


def write_text(cell: Cell, text: str | None) -> None:
    """Write a text as a text, whatever it looks like (a formula, a number, a day)."""
    if text is None or text == "":
        return
    written = NOT_XML.sub(lambda match: f"_x{ord(match[0]):04X}_", LOOKS_ESCAPED.sub("_x005F_", text))
    if len(written) > LONGEST:
        raise TooLongError
    cell.value = written
    cell.data_type = "s"
    cell.number_format = "@"


def read_text(cell: Any) -> str | None:
    """The text of a cell; a number as its digits, an empty cell as None. Raises ValueError for a formula."""
    if cell.data_type == "f":
        raise ValueError("单元格里是公式，请改成文字")
    if cell.value is None or cell.value == "":
        return None
    if isinstance(cell.value, str):
        return ESCAPED.sub(lambda match: chr(int(match[1], 16)), cell.value)
    return str(cell.value)


def write_value(cell: Cell, value: Value) -> None:
    """Write the value of a condition: a number as a number, several as a list in brackets."""
    if isinstance(value, (int, float)):
        if float(f"{value:.15g}") == value:
            cell.value = value
        else:  # more digits than a cell keeps
            write_text(cell, NUMBER + json.dumps(value))
    elif isinstance(value, tuple):
        write_text(cell, json.dumps(value, ensure_ascii=False))
    elif value is not None:
        write_text(cell, json.dumps(value, ensure_ascii=False) if value.startswith(("[", '"', NUMBER)) or not value else value)


def read_value(cell: Any) -> int | float | str | list[str] | None:
    """The value of a condition; raises ValueError for a formula or a list that is none."""
    if isinstance(cell.value, (int, float)) and not isinstance(cell.value, bool):
        return cell.value
    text = read_text(cell)
    if text is None or not text.startswith(("[", '"', NUMBER)):
        return text
    try:
        found: int | float | str | list[str] = json.loads(text.removeprefix(NUMBER))
    except ValueError:
        raise ValueError('多个值写成 ["甲", "乙"]') from None
    return found


def label(group: str, word: str | None) -> str | None:
    """What the spreadsheet calls a word."""
    return None if word is None else LABELS[group].get(word, word)


def word(group: str, written: str | None) -> str | None:
    """The word that is meant by what stands in the spreadsheet: its label, or itself."""
    if written is None:
        return None
    by_label = {name: key for key, name in LABELS[group].items()}
    return by_label.get(written.strip(), written.strip())
