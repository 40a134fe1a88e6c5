"""What somebody earns a month, in yuan: 一个月三千五, 月入四五千, 工资三千来块, 一年五六万, 没有收入."""

import re
from collections.abc import Iterator
from math import ceil, floor

from bot.policy.variables import Subject

from .clauses import Clause
from .cues import NO
from .fact import StatedFact
from .interval import Interval, exactly
from .numbers import NUMBER, last_place, number_of

_MONTH = r"每?月收入|月薪|月入|月工资|每个?月|一个?月|每月|月"
_YEAR = r"年收入|年薪|一年|每年|年入"
INCOME = re.compile(
    rf"(?:(?P<year>{_YEAR})|(?P<month>{_MONTH}|工资|收入|底薪))(?P<between>[^，\d年]{{0,12}}?)(?P<under>不到|不足|不满|"
    rf"不超过)?(?P<about>差不多|大概|大约)?"
    rf"(?P<number>{NUMBER})(?P<unit>块|元|圆)?(?P<after>钱)?(?P<vague>左右|上下|出头|多|不到|以上|来块)?(?![年月个天岁次])"
)
NO_INCOME = re.compile(rf"(?:{NO})(?:有)?(?:任何|一点|经济)?的?收入(?!证明|要求)|零收入|收入为零")
_EARNS = re.compile(r"收入|挣|赚|工资|薪|入|拿|到手|发(?!放)|开")
_SPENDS = re.compile(r"租|房|交|缴|扣|花|补|低保|费|欠|还|给|贷|药|吃|供|寄|发放|保险|社保|公积金|养老金|人均|拖|要|比|少")
_TOGETHER = re.compile(r"加起来|一共|总共|合起来|全家|两口子|两个人|夫妻|家庭")
_RENT = re.compile(r"租|房|补|费|价|押")
_LIKELY = 1000  # a figure a month that nothing calls income is one from here on
_LEAST, _MOST = 100, 1_000_000


def read_income(clause: Clause) -> Iterator[StatedFact]:
    """Income a month, as `clause` states it; what is for one head of a family or for a day is left."""
    for match in NO_INCOME.finditer(clause.text, clause.opening):
        yield _fact(clause, exactly(0), match)
    for match in INCOME.finditer(clause.text, clause.opening):
        value = _amount(match)
        if value is not None and _is_income(clause, match):
            yield _fact(clause, value, match)


def _is_income(clause: Clause, match: re.Match[str]) -> bool:
    cue = match["year"] or match["month"]
    around = clause.text[clause.opening : match.start()] + match["between"]
    if _SPENDS.search(match["between"]) or re.search(
        r"(?:房租|租金|低保|补贴|人均|社保|要|欠|拖欠|养老金)[^，]{0,4}$", clause.text[: match.start()]
    ):
        return False
    if _EARNS.search(cue + around):
        return True
    number = number_of(match["number"])
    if match["year"] or _RENT.search((clause.before + clause.text[: match.start()])[-14:]) or number is None or number.low < _LIKELY:
        return False
    money = match["unit"] or match["after"]
    return money is not None or (clause.named(match.start()) and not match["between"].strip("也就才能有是大概"))


def _amount(match: re.Match[str]) -> Interval | None:
    number = number_of(match["number"])
    if number is None or not _LEAST <= number.low <= _MOST:
        return None
    quarter = last_place(number.low) / 4
    word = match["under"] or match["about"] or match["vague"]
    if word in ("不到", "不足", "不满", "不超过"):
        number = Interval(0, number.low - (word != "不超过"))
    elif word in ("左右", "上下", "差不多", "大概", "大约"):
        number = Interval(number.low - quarter, (number.high or number.low) + quarter)
    elif word == "出头":
        number = Interval(number.low, number.low + quarter)
    elif word == "多":
        number = Interval(number.low, number.low + last_place(number.low) - 1)
    elif word == "以上":
        number = Interval(number.low, None)
    if match["year"]:
        number = number.times(1 / 12)
    return Interval(floor(number.low), None if number.high is None else ceil(number.high))


def _fact(clause: Clause, yuan: Interval, match: re.Match[str]) -> StatedFact:
    subject: Subject = clause.subject(match.start())
    if _TOGETHER.search(clause.text[: match.end()]):
        subject = "household"
    return StatedFact("income_month", yuan, match.start(), match.end(), match[0], subject, clause.assumed(match.start()))
