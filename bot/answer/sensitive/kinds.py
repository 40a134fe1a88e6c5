"""Which facts are sensitive: those that tell of health, and those of a child under fourteen (docs/personal-data.md lists them)."""

from typing import Literal

from bot.language.facts import Interval
from bot.language.facts.fact import Value
from bot.policy.variables import Subject

Kind = Literal["health", "child"]

ADULT = 14  # 个人信息保护法 第二十八条
LAST_GRADE = 9  # 初三: most who are at this school are younger than fourteen or just turned it
CHILDREN: tuple[Subject, ...] = ("child", "grandchild")
YOUNG: tuple[Subject, ...] = (*CHILDREN, "sibling", "other")
LOWER_SCHOOLS = ("kindergarten", "primary", "junior")

TELLING: dict[str, bool | None] = {
    "disabled": True,
    "disability_grade": None,
    "serious_illness": True,
    "chronic_illness": True,
    "mental_illness": True,
    "hospital_in_county": None,
    "pregnant": True,
    "able_to_work": False,
}
"""Variables of health, and the value that tells of it (None: any). That somebody is not ill or not disabled is not sensitive."""
OF_CHILDREN: dict[str, bool] = {"orphan": True, "left_behind": True, "compulsory_schooling": True}
"""Variables that are told of children only."""
SAID_OF_CHILDREN = ("age", "school_stage", "school_grade", "school_entry", "student", "continuous_schooling")
"""Variables that are sensitive where they are told of a child."""


def kind_of(name: str, value: Value, subject: Subject) -> Kind | None:
    """The kind of sensitive data that a fact is; None for one that is none."""
    if name in TELLING:
        return "health" if TELLING[name] in (None, value) else None
    if name in OF_CHILDREN:
        return "child" if value is OF_CHILDREN[name] else None
    return "child" if _tells_of_a_child(name, value, subject) else None


def may_be_sensitive(name: str, subject: Subject) -> bool:
    """Whether an answer to a question for the variable `name` of `subject` can be sensitive."""
    return name in TELLING or name in OF_CHILDREN or (name in SAID_OF_CHILDREN and subject in CHILDREN)


def _tells_of_a_child(name: str, value: Value, subject: Subject) -> bool:
    if name == "age":
        assert isinstance(value, Interval)
        return value.low < ADULT if subject in CHILDREN else value.high is not None and value.high < ADULT
    if name == "school_grade":
        assert isinstance(value, Interval)
        return subject in YOUNG and value.low <= LAST_GRADE
    if name in ("school_stage", "school_entry"):
        return subject in YOUNG and value in LOWER_SCHOOLS
    return name in ("student", "continuous_schooling") and subject in CHILDREN
