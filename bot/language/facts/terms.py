"""What somebody has or is, by its name and the words around it: 居住证没办, 社保一直交着, 我是低保户.

A name alone says nothing (居住证怎么办); said of a kind of people in a question, it supposes (残疾人坐公交要钱不).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .clauses import Clause
from .cues import ASKED_AFTER, NO, NOT, wished
from .fact import StatedFact
from .tables import Term, terms

_STATES = ("有", "持", "持有", "享受", "吃", "是", "属于", "算", "系", "为", "作为", "参加", "参")  # these say yes without 了
_BETWEEN = (
    r"(?:什么|啥子?|任何|个|张|这个|那个|本地的?|这边的?|正式的?|过|[一二三四]级|五险|[大高初][一二三四]|"
    r"[^，]{0,8}(?:和|跟|与|、|也没?有?|还有|以及|又是))?"
)
_WHO = r"(?:我们?|俺们?|咱们?|他们?|她|员工|工人|大家)"
_FILLER = (
    rf"(?:{_WHO}|我家|也|都|还|就|一直|从来|单位|公司|厂[里子]?|老板|跟着|已经|一天|一分钱?|一次|现在|目前|早就?|又|在|"
    rf"给|自己|有在|是|连|这边|老家|去年|前年|今年|上个?月)*"
)
_LEFT_AT = re.compile(rf"{NO}有?(?:没|断|停)(?:过)?{_BETWEEN}$|从?(?:没|未)(?:有)?断过{_BETWEEN}$")
_KEPT = re.compile(rf"{_FILLER}(?:从?没(?:有)?|从未|未曾?)[断停](?:过|缴)?")


def _left_no(verbs: str) -> str:
    never = "不" if "缴纳" in verbs else "(?!)"
    return (
        rf"(?:(?:{NO}|{never})(?:给|帮|跟|为|替|(?:人|单位|公司|老板)给?)?{_WHO}?(?:{verbs})?(?:过|到|得|上|下来|成|起|"
        rf"了)?|{NO}(?:{verbs})|{NOT}){_BETWEEN}$"
    )


def _left_yes(verbs: str) -> str:
    been = "(?!)" if "缴纳" in verbs else "过"  # 交过社保 says not that it is still paid
    states = "|".join(verb for verb in verbs.split("|") if verb.rstrip("?") in _STATES)
    done = rf"(?:{verbs})(?:了|{been}|着|上|到|的|得有|好了?|下来了?|为|上了){{1,2}}"
    return rf"(?:(?:{states})|{done}|(?:在|一直|(?<!不)给{_WHO}?)(?:{verbs})){_BETWEEN}$"


def _right_no(verbs: str) -> str:
    never = "不" if "缴纳" in verbs else "(?!)"
    no = (
        rf"{NO}(?:有|给|帮|人|跟){{0,2}}{_WHO}?(?:{verbs})(?![够满齐错])|[^，]{{0,10}}(?:就|又|后来)(?:没|不)再?[交缴]了?|"
        rf"(?:{NO})(?:$|[了啊呀也])|{never}(?:给|帮)?{_WHO}?(?:{verbs})|没得|没批|{NO}(?:批|下来)"
    )
    return rf"{_FILLER}(?:{no}|[断停](?!过)|过期|失效|到期|注销|被?取消|退了|办不(?:了|下来)|{NO}有(?!吗))"


def _right_yes(verbs: str) -> str:
    return (
        rf"{_FILLER}(?:(?:{verbs})(?:了|着|过|的|得有|好|下来|到手|齐|呢|$)|有(?=$|的|了|呢|啊)|(?:一直)?在[交缴]|"
        rf"一直[交缴]|在手|齐全|正常)"
    )


_OF_THEM = re.compile(r"(?:的?基本)?(?:补|生活|护理|费|金|证|监护|身份|证明|认定|津贴|公积金|养老|医保|社保)|的(?!能|可以|有|要)|才")
# Rhetorical (哪有社保), somebody else's (有个五保户老头), paid for others (给他们买社保).
_NOT_OWN = re.compile(
    r"哪(?:里|儿)?(?:有|来)(?:什么|啥)?$|有(?:一|两|几|许多)?(?:个|位|名|户|些|家)[^，]{0,3}$|给(?:他|她|他们|她们|"
    r"员工|工人|大家)(?:交|缴|买|上|办)[^，]{0,2}$"
)
_ALONE = re.compile(r"(?:我们?(?:家|是)?|俺们?|本人|作为)?$")


@dataclass(frozen=True)
class _Sides:
    """What stands before and behind a term where it is said to be so, or not."""

    left_no: re.Pattern[str]
    right_no: re.Pattern[str]
    left_yes: re.Pattern[str]
    right_yes: re.Pattern[str]
    people: re.Pattern[str]


@lru_cache(maxsize=1)
def _finder() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{term.name}>{term.called})" for term in terms()))


@lru_cache(maxsize=1)
def _sides() -> dict[str, _Sides]:
    return {term.name: _sides_of(term) for term in terms()}


def _sides_of(term: Term) -> _Sides:
    left_no, right_no, left_yes, right_yes = (re.compile(make(term.verbs)) for make in (_left_no, _right_no, _left_yes, _right_yes))
    return _Sides(left_no, right_no, left_yes, right_yes, term.people)


def read_terms(clause: Clause) -> Iterator[StatedFact]:
    """Facts that the named things and groups of `clause` state."""
    for match in _finder().finditer(clause.text):
        name = match.lastgroup or ""
        start, end = match.span()
        value = _value(clause, start, end, name)
        alone = value is None and _stands_for_people(clause, start, end, name)
        if value is not None or alone:
            assumed = clause.assumed(start) or (alone and not clause.named(start) and not clause.text[end:].startswith(("带", "一个")))
            yield StatedFact(name, alone or value is True, start, end, match[0], clause.subject(start), assumed)


def _value(clause: Clause, start: int, end: int, name: str) -> bool | None:
    left, right = clause.text[clause.opening : start], clause.text[end:]
    sides = _sides()[name]
    if _NOT_OWN.search(left):
        return None
    if left.endswith("有") and right.startswith("没"):
        return None
    if ASKED_AFTER.match(right) and not sides.people.fullmatch(clause.text[start:end]):
        return None
    wish = wished(left)
    if _LEFT_AT.search(left) or _KEPT.match(right):
        return True
    if sides.left_no.search(left) and not re.search(r"(?:有没有|是不是|要不|能不|有木有|有冇)[^，]{0,2}$", left):
        return False
    if sides.right_no.match(right):
        return False
    if wish:
        return None
    return True if sides.left_yes.search(left) or sides.right_yes.match(right) else None


def _stands_for_people(clause: Clause, start: int, end: int, name: str) -> bool:
    """个体户能交吗, 我个体户, 单亲妈妈带两个娃: a kind of people as who acts in a clause."""
    left, right = clause.text[clause.opening : start], clause.text[end:]
    if _sides()[name].people.fullmatch(clause.text[start:end]) is None or _OF_THEM.match(right) or wished(left):
        return False
    return _ALONE.search(left) is not None and (clause.asks or _ALONE.fullmatch(left) is not None)
