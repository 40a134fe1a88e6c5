"""Which columns of a table name bodies, and who answers for a row by them.

Reads:  the line that heads a table, and the cells of a row

    序号⇥重点任务⇥牵头单位⇥配合单位⇥完成时限      牵头单位 leads, 配合单位 joins
    任务⇥责任单位                                   one alone leads, several are joint
"""

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from bot.importer.stages.bureaus import merge, parse_bureaus
from bot.policy.bureau import Bureau

Role = Literal["lead", "joint", "any"]
LEADS = re.compile(r"(?:牵头|主办|主管)(?:责任)?(?:单位|部门|处室)")
JOINS = re.compile(r"(?:配合|协办|参与|参加|协同)(?:责任)?(?:单位|部门|处室)")
ANSWERS = re.compile(r"(?:主要)?(?:责任|负责|实施|承办)(?:单位|部门|主体|处室)")


def roles_of(head: Sequence[str]) -> dict[int, Role]:
    """The columns that name bodies, by their place, and what those bodies do."""
    roles: dict[int, Role] = {}
    for column, cell in enumerate(head):
        title = "".join(cell.split())
        for role, pattern in (("lead", LEADS), ("joint", JOINS), ("any", ANSWERS)):
            if pattern.search(title):
                roles[column] = role  # type: ignore[assignment]  # the three words are the three roles
                break
    return roles


def bureaus_of(cells: Mapping[int, str], roles: Mapping[int, Role]) -> list[Bureau]:
    """Who answers for a row: `cells` are the words in the columns of `roles`, those that lead first."""
    found: list[Bureau] = []
    for role in ("lead", "any", "joint"):
        for column in (column for column, own in roles.items() if own == role and cells.get(column)):
            own = parse_bureaus(cells[column])
            own = own if role == "any" else [Bureau(bureau.name, role) for bureau in own]  # type: ignore[arg-type]  # lead or joint
            found = merge(found, own, lead_above=True)
    return found
