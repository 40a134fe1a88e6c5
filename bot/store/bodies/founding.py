"""The bodies that the founding documents name, as they ship with the program."""

import hashlib
from collections.abc import Collection
from datetime import date
from importlib import resources

import yaml

from bot.errors import PolicyFileError
from bot.policy.body import Body
from bot.store.bodies.facts import Known, read_body
from bot.store.bodies.together import check_together

FILE = "data/founding.yml"


def read_founding(regions: Collection[str], kinds: Collection[str]) -> list[Body]:
    """The founding bodies; raises `PolicyFileError` for an entry that is wrong."""
    known = Known(regions, kinds, date.today())
    found: list[tuple[int, Body]] = []
    for number, (code, entry) in enumerate(((code, entry) for code, entries in yaml.safe_load(_text()).items() for entry in entries), 1):
        body, problems = read_body({"region_code": code, **entry}, known)
        if body is None:
            raise PolicyFileError(FILE, f"第 {number} 个部门的 {problems[0].field} 不对：{problems[0].why}。")
        found.append((number, body))
    for number, problem in check_together(found):
        raise PolicyFileError(FILE, f"第 {number} 个部门的 {problem.field} 不对：{problem.why}。")
    return [body for _, body in found]


def founding_edition() -> str:
    """Which edition of the founding bodies this is."""
    return hashlib.sha256(_text().encode()).hexdigest()


def _text() -> str:
    return resources.files("bot.store.bodies").joinpath(FILE).read_text(encoding="utf-8")
