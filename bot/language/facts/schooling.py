"""Where somebody is at school, and where they are to go next: 读小一, 初二, 幼升小, 明年该上小学了."""

import re
from collections.abc import Iterator

from bot.policy.variables import Subject

from .clauses import Clause
from .fact import StatedFact
from .interval import exactly
from .numbers import number_of

_FIGURE = "[一二三四五六七八九1-9]"
_FIRST = {"小": 0, "初": 6, "高": 9}
_SCHOOLS = {
    "kindergarten": r"幼儿园|托班|[大中小]班(?!车|长)|幼稚园",
    "primary": r"小学|小一",
    "junior": r"初中",
    "senior": r"高中|普高",
    "vocational": r"中职|职高|技校|中专|职校|卫校|技工学校|技师学院",
    "college": r"大学|大专|本科|研究生|高职",
}
_SCHOOL = "|".join(f"(?P<{stage}>{words})" for stage, words in _SCHOOLS.items())
GRADE = re.compile(
    rf"(?P<short>[小初高])(?P<figure>[一二三四五六](?![十个点时些步次批等中米线])|[1-6](?!\d|个|点|时))"
    rf"|(?P<stage>小学|初中|高中|中职|技校|中专|职业(?:学校|学院|高中)|职高|大学)?(?P<year>{_FIGURE})年级"
)
_COLLEGE = re.compile(r"(?:读|念|上|是|在)大[一二三四](?!家|点|个)")
_STEP = {"幼升小": ("kindergarten", "primary"), "小升初": ("primary", "junior"), "初升高": ("junior", "senior")}
STEP = re.compile("|".join(_STEP))
_SOON = (
    r"(?:要|想|该|准备|马上|明年|今年|下半年|九月|9月|秋天|可以|能(?!力)|能不能|打算|快|到了?|接过来|进城|得不得|开学)[^，]{0,8}?"
    r"(?:上|读|念|入|进|报(?:名)?|转)(?:这边的?|公办|民办|公立|个)?"
)
NEXT = re.compile(rf"{_SOON}(?:{_SCHOOL}|(?P<first>一年级))")
NOW = re.compile(
    rf"(?:(?:在|正|还在|正在|现在|刚|已经)[^，想要]{{0,6}}?(?:上|读|念)|(?:读|念)(?:的|了|着)?)(?:公办|民办|公立|私立|"
    rf"个|的是)?(?:{_SCHOOL})"
)
AT = re.compile(rf"在(?:[^，]{{0,4}}?)(?:{_SCHOOL})(?:里)?(?:读|上|念|学)|(?P<class>(?:幼儿园|上|读|在)[大中小]班)")
_CHILDISH = ("kindergarten", "primary", "junior")
_LUNAR = re.compile(r"(?:大年|正月|农历|(?<![今明去前])年|月|腊月|每月|从|最|起|当)$")


def read_schooling(clause: Clause) -> Iterator[StatedFact]:
    """Stage and grade of who is at school, and the stage that comes next, as `clause` states them."""
    for match in STEP.finditer(clause.text):
        now, then = _STEP[match[0]]
        yield _fact(clause, "school_stage", now, match)
        yield _fact(clause, "school_entry", then, match)
    entering = list(NEXT.finditer(clause.text))
    for match in entering:
        yield _fact(clause, "school_entry", "primary" if match["first"] else _stage(match), match)
    yield from _grades(clause, entering)
    for match in [*NOW.finditer(clause.text), *AT.finditer(clause.text)]:
        if not _inside(match, entering) and not GRADE.match(clause.text, match.end() - 2):
            yield _fact(clause, "school_stage", _stage(match), match)


def _grades(clause: Clause, entering: list[re.Match[str]]) -> Iterator[StatedFact]:
    for match in GRADE.finditer(clause.text):
        if _inside(match, entering) or _LUNAR.search(clause.text, 0, match.start()):
            continue
        stage, grade = _grade(match)
        yield _fact(clause, "school_stage", stage, match)
        if grade is not None:
            yield _fact(clause, "school_grade", grade, match)
    for match in _COLLEGE.finditer(clause.text):
        yield _fact(clause, "school_stage", "college", match)


def _grade(match: re.Match[str]) -> tuple[str, int | None]:
    number = number_of(match["figure"] or match["year"])
    figure = int(number.low) if number else 0
    if match["stage"] and match["stage"].startswith(("中职", "技校", "中专", "职")):
        return "vocational", None
    if match["stage"] == "大学":
        return "college", None
    grade = figure + _FIRST[(match["short"] or (match["stage"] or "小")[0])]
    return ("primary" if grade <= 6 else "junior" if grade <= 9 else "senior"), grade


def _stage(match: re.Match[str]) -> str:
    return next((stage for stage in _SCHOOLS if match[stage]), "kindergarten")


def _inside(match: re.Match[str], others: list[re.Match[str]]) -> bool:
    return any(one.start() < match.end() and match.start() < one.end() for one in others)


def _fact(clause: Clause, name: str, value: str | int, match: re.Match[str]) -> StatedFact:
    subject: Subject = clause.subject(match.start())
    stage = value if isinstance(value, str) else ""
    named = clause.named(match.start())
    if subject in ("asker", "household", "spouse", "parent") and (
        stage in _CHILDISH or (name == "school_grade" and isinstance(value, int) and value <= 9)
    ):
        subject = "child"
    assumed = clause.supposes or (clause.asks and not named and name != "school_entry" and clause.carried == "asker")
    return StatedFact(name, exactly(value) if isinstance(value, int) else value, match.start(), match.end(), match[0], subject, assumed)
