"""How many children somebody has, and the grade of a disability: 两个娃, 一儿一女, 没有孩子; 三级残疾."""

import re
from collections.abc import Iterator

from .clauses import Clause
from .cues import NO
from .fact import StatedFact
from .interval import Interval, exactly
from .numbers import number_of

_COUNT = r"[一二两俩仨三四五六1-6]"
_CHILD = r"(?:娃娃|娃儿?|小?孩子|小孩儿?|孩(?!子)|儿子|女儿|闺女|丫头|崽|子女|儿女|未成年)"
CHILDREN = re.compile(
    rf"(?<!第)(?P<count>{_COUNT}(?!百|十|岁))(?:个|名)?(?:小|未成年)?的?{_CHILD}|{_CHILD}(?:有|一共|总共)(?P<behind>{_COUNT})个"
)
SONS = re.compile(
    rf"(?P<sons>{_COUNT})(?:儿|男|子)(?P<daughters>{_COUNT})女|(?P<first>{_COUNT})女(?P<second>{_COUNT})(?:儿|男|子)|(?P<both>儿女双全)"
)
NONE = re.compile(rf"(?:{NO})(?:有)?(?:生)?(?:小孩|孩子|娃儿?|子女|生育)(?=$|[，])|无子女|无儿无女")
_MORE = re.compile(r"(?:带着?|带起|带了|领着|接|让|给|送|把)$")
_ONLY = re.compile(r"(?:只有|就|独)(?:有|生|这)?$")
GRADE = re.compile(
    r"(?P<grade>[一二三四1-4])级(?:[^，]{0,3}残|伤残)|(?:残疾证?|残)[^，\d]{0,6}?(?P<behind>[一二三四1-4])级|(?:伤残|"
    r"残疾)(?P<after>[一二三四1-4])级"
)
_INJURY = re.compile(r"工伤|伤残")


def read_family(clause: Clause) -> Iterator[StatedFact]:
    """Number of children and grade of disability, as `clause` states them."""
    for match in NONE.finditer(clause.text, clause.opening):
        yield _fact(clause, "children", exactly(0), match)
    for match in SONS.finditer(clause.text, clause.opening):
        groups = [match["sons"] or match["first"], match["daughters"] or match["second"]]
        numbers = [number for words in groups if words and (number := _number(words))]
        if len(numbers) == 2:
            yield _fact(clause, "children", exactly(sum(numbers)), match)
    for match in CHILDREN.finditer(clause.text, clause.opening):
        number = _number(match["count"] or match["behind"])
        if number:
            yield _fact(clause, "children", _children(clause.text[: match.start()], number), match)
    for match in GRADE.finditer(clause.text, clause.opening):
        if not _INJURY.search(match[0]):
            number = _number(match["grade"] or match["behind"] or match["after"])
            yield _fact(clause, "disability_grade", exactly(number or 0), match)


def _number(words: str) -> int | None:
    number = number_of(words)
    return int(number.low) if number else None


def _children(left: str, number: int) -> Interval:
    """带两个娃 and 一个娃 leave open whether there are more; 两个娃 and 只有一个娃 do not."""
    if _MORE.search(left) or (number == 1 and not _ONLY.search(left)):
        return Interval(number, None)
    return exactly(number)


def _fact(clause: Clause, name: str, value: Interval, match: re.Match[str]) -> StatedFact:
    before = [one for one in clause.people if one.start < match.start()]
    subject = before[-1].subject if before else ("asker" if clause.carried in ("child", "household", "spouse") else clause.carried)
    if name == "children" and subject in ("child", "household"):
        subject = "asker"
    if name == "disability_grade":
        subject = clause.subject(match.start())
    return StatedFact(name, value, match.start(), match.end(), match[0], subject, clause.assumed(match.start()))
