"""Where a message tells of somebody's health or of a child, and the message without these words.

The mere name of a matter (残疾补贴怎么领, 得了大病怎么办) tells of nobody and stays.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources

import yaml

from bot.answer.sensitive.kinds import Kind, kind_of
from bot.language.characters import simplified
from bot.language.facts import StatedFact, read_facts
from bot.language.facts.clauses import Clause, clauses_of
from bot.language.facts.plain import plain

SHOWN: dict[Kind, str] = {"health": "［健康情况］", "child": "［孩子情况］"}
NOTHING = "［没有保存］"
"""What stands for a whole reply to a question that is sensitive itself: a bare 有 tells as much."""
LONGEST = 2000  # signs of a message that are read

_FOUND_OUT = r"(?:查出来?|检查出来?|确诊(?:为|是)?|诊断(?:为|出|是)|诊断说?|查到|验出)(?:是|了|有|得了|患)*"
_HAS = r"(?:得(?:了|的是|过|有)?|患(?:了|有|上|过)?|(?<![没冇])有(?!没有|无|什么|哪|啥)|是(?!不是|否)|犯了|落下了?|染上了?|害了)"
_BETWEEN = r"[^，没不什么哪啥怎咋国政]{0,6}?"
_CLOSE = r"[^，没不什么哪啥怎咋国政]{0,3}?"
_REST = r"[疾病症]?(?![历假房床例危])"  # of a word of which only the beginning was found; 病假 is no illness
_A_MATTER = (
    r"(?!补贴|补助|救治|救助|保险|医保|门诊|报销|政策|待遇|认定|鉴定|津贴|目录|种|这样|之类|等|"
    r"的人?(?:能|可以|有|怎|该)|人(?![，。]|$)|患者(?:能|可以|有|怎))"
)
"""What follows the name of an illness where a matter is meant, not somebody's own."""
_NEAR = 4  # signs between a person and the name of an illness that is theirs
_OWN_CHILD = re.compile(
    r"(?:我们?|俺们?|咱们?)(?:家|屋头)?的?(?:这个|那个|大|小|[两俩]个)?(?:娃|孩子|小孩|崽|宝宝|伢|小朋友)"
    r"|儿子|女儿|闺女|幺儿|外?孙(?:子|女|娃)|侄[子女儿]|外甥"
)


@dataclass(frozen=True)
class Span:
    """`text[start:end]` of a message is sensitive."""

    start: int
    end: int
    kind: Kind


def spans_in(text: str, as_of: date, of_somebody: bool = False) -> list[Span]:
    """What of `text` is sensitive, in order; parts that touch are one. `of_somebody` says that a question before named whom it is about."""
    read = _simplified(text[:LONGEST])
    clauses = clauses_of(plain(read))
    named = [any(one.start >= clause.opening for one in clause.people) for clause in clauses]
    said = [span for index, clause in enumerate(clauses) for span in _said(clause, of_somebody or any(named[:index]))]
    found = [*_told(read, read_facts(read, as_of)), *said]
    joined: list[Span] = []
    for one in sorted(found, key=lambda span: (span.start, span.end)):
        if joined and one.start <= joined[-1].end:
            last = joined.pop()
            one = Span(last.start, max(last.end, one.end), "health" if "health" in (last.kind, one.kind) else "child")
        joined.append(one)
    return joined


def masked(text: str, as_of: date) -> str:
    """`text` with a word in the place of everything that is sensitive."""
    for span in reversed(spans_in(text, as_of)):
        text = text[: span.start] + SHOWN[span.kind] + text[span.end :]
    return text


def _simplified(text: str) -> str:
    """`text` in simplified characters, sign for sign."""
    simple = simplified(text)
    return simple if len(simple) == len(text) else text


def _told(text: str, facts: Sequence[StatedFact]) -> Iterator[Span]:
    """Facts that are stated. To which school a child is to go is the question itself."""
    asked = {(fact.start, fact.end) for fact in facts if fact.name == "school_entry"}
    for fact in facts:
        kind = kind_of(fact.name, fact.value, fact.subject)
        if kind and not fact.assumed and (fact.start, fact.end) not in asked and not text.startswith("金", fact.end):  # 小五金厂
            yield Span(fact.start, fact.end + (fact.text.endswith("残") and text.startswith("疾", fact.end)), kind)


def _said(clause: Clause, named_before: bool) -> Iterator[Span]:
    """What the words of `clause` tell; `named_before` says that somebody was named in the message before it."""
    if clause.supposes:
        return
    words = _words()
    for match in (*words.found_out.finditer(clause.text), *words.has.finditer(clause.text), *words.state.finditer(clause.text)):
        somebody = named_before or match.re is words.found_out
        if clause.named(match.start()) or (somebody and not clause.asks):
            yield from _span(clause, match, "health")
    for match in words.illness.finditer(clause.text):
        if clause.named(match.start(), within=_NEAR):
            yield from _span(clause, match, "health")
    own = _OWN_CHILD.search(clause.text) or _OWN_CHILD.search(clause.before)
    for match in words.child.finditer(clause.text) if own else ():
        yield from _span(clause, match, "child")


def _span(clause: Clause, match: "re.Match[str]", kind: Kind) -> Iterator[Span]:
    if not clause.hearsay(match.start()):
        yield Span(clause.offset + match.start(), clause.offset + match.end(), kind)


@dataclass(frozen=True)
class _Words:
    """What is looked for in a clause."""

    found_out: re.Pattern[str]
    has: re.Pattern[str]
    state: re.Pattern[str]
    illness: re.Pattern[str]
    child: re.Pattern[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    table = yaml.safe_load(resources.files("bot.answer.sensitive").joinpath("data/words.yml").read_text(encoding="utf-8"))
    one_of = {name: "(?:" + "|".join(lines) + ")" for name, lines in table.items()}
    anything = f"(?:{one_of['illness']}|{one_of['general']})"
    return _Words(
        found_out=re.compile(f"{_FOUND_OUT}{_BETWEEN}{anything}{_REST}"),
        has=re.compile(f"{_HAS}(?:{_BETWEEN}{one_of['illness']}|{_CLOSE}{one_of['general']}){_REST}{_A_MATTER}"),
        state=re.compile(one_of["state"]),
        illness=re.compile(one_of["illness"] + _REST + _A_MATTER),
        child=re.compile(one_of["child"]),
    )
