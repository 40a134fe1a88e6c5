"""For whom the document is, within what time, and who answers for it.

Reads:  clauses
Writes: facts `audience`, `deadline`, `bodies`

    本条例适用于……住房公积金的缴存、提取。                    audience: the sentence
    本省行政区域内流动人口的居住登记……，适用本条例。          audience
    本条例所称农民工，是指为用人单位提供劳动的农村居民。       audience: a definition of people
    公安机关应当自受理之日起15日内制作发放居住证               deadline
    国务院劳动保障行政部门主管全国的失业保险工作。             bodies (named in a sentence)
"""

import re
from collections.abc import Iterator

from bot.importer.draft import Draft
from bot.importer.stages.duties import duties
from bot.policy.citation import Quoted
from bot.policy.fact import Fact

_PEOPLE = r"(?:人员|人口|农民工|职工|居民|劳动者|家庭|对象|老年人|残疾人|儿童|学生|子女|的人|群体|员工|用人单位)"
SHORTEST = 4
SENTENCE = re.compile(r"[^。；]+")
_ITSELF = r"(?:办法|条例|规定|细则|通知|法|方案|意见|政策)"
APPLIES = re.compile(r"(?<!决定)本[^，。；]{1,8}适用于(?P<who>[^。；]+)")
APPLIED = re.compile(rf"[，,]?均?适用本(?:实施)?{_ITSELF}$")
DEFINED = re.compile(
    r"(?:本|上述|以上)[^，。；]{1,8}所(?:称|指)(?:的)?(?P<term>[^，。；]{2,24}?)[，,]?(?:的?范围)?(?:是指|系指|指|包括|范围为)(?P<who>[^。；]*)"
)
PERSON = re.compile(rf"{_PEOPLE}(?:[（(][^（()）]*[）)])?(?:$|[：:])")
_COUNT = r"(?:\d{1,4}|[一二两三四五六七八九十百]{1,4})"
DEADLINE = re.compile(
    rf"(?:自[^，。；：、]{{1,24}}?(?:之日|次日|次月)起[，,]?)?(?<![近前\d])(?<!过去){_COUNT}\s?(?:个)?(?:工作日|自然日|小时|日|天|个月|年)(?:内|以内|之内|前)"
    r"|(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|底)前|每[年月](?:\d{1,2}月)?(?:\d{1,2}日|底)前"
)


def scope(draft: Draft) -> Iterator[Fact]:
    quotes = [draft.quote(list(clause.spans)) for clause in draft.clauses]
    for quoted in quotes:
        yield from _audience(quoted)
    for quoted in quotes:
        for match in DEADLINE.finditer(quoted.text):
            yield Fact("deadline", match[0], quoted.span(*match.span()))
    for quoted in quotes:
        yield from _bodies(quoted)


def _audience(quoted: Quoted) -> Iterator[Fact]:
    for sentence in SENTENCE.finditer(quoted.text):
        applies = APPLIES.search(sentence[0])
        applied = APPLIED.search(sentence[0])
        if applies:
            yield _said(quoted, sentence.start() + applies.start("who"), sentence.end())
        elif applied and applied.start() >= SHORTEST:
            yield _said(quoted, sentence.start(), sentence.start() + applied.start())
        defined = DEFINED.search(sentence[0])
        if defined and defined["who"] and (PERSON.search(defined["term"]) or PERSON.search(defined["who"])):
            yield _said(quoted, sentence.start() + defined.start("who"), sentence.end())


def _said(quoted: Quoted, begin: int, end: int) -> Fact:
    """The words of a sentence; where they lead a list, with the list."""
    end = len(quoted.text.rstrip("。；")) if "：" in quoted.text[begin:end] else end
    return Fact("audience", quoted.text[begin:end], quoted.span(begin, end))


def _bodies(quoted: Quoted) -> Iterator[Fact]:
    for duty in duties(quoted.text):
        yield Fact("bodies", tuple(bureau.name for bureau in duty.bureaus), quoted.span(duty.start, duty.end))
