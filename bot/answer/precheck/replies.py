"""A reply to the question of a pre-check: the facts that it states, yes or no, a bare figure, not known, or no more of it."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal as Choice

from bot.answer.choices import place_of
from bot.answer.precheck.asking import answers_to
from bot.answer.precheck.known import conclude
from bot.answer.precheck.requirement import Literal
from bot.language.facts import Interval, StatedFact
from bot.language.facts.dates import dates_in
from bot.language.facts.durations import durations_in
from bot.language.facts.fact import Value
from bot.language.facts.numbers import NUMBER, number_of
from bot.language.facts.plain import plain
from bot.policy.variables import VARIABLES, Subject

Kind = Choice["told", "noted", "unknown", "left", "none_of_them", "unread"]
SHORT = 12  # signs up to which a message can be a bare yes or no

_LEFT = re.compile(
    r"(?:那就?|我|还是)?(?:算了|不(?:想|要)?(?:再)?(?:问|查|测|对|答|回答|弄|搞|说|核对|比)(?:了|啦|咯)|别(?:再)?问|退出|结束|停(?:止|下)?$|停吧|到此为止|不弄了|取消|懒得)"
)
_UNKNOWN = re.compile(
    r"不(?:太|大|怎么)?(?:知道|清楚|晓得|确定|懂|明白|了解|记得)|不好说|说不(?:准|好|清|上来)|[搞弄]不(?:清|懂|明白)|晓不得|记不(?:得|清|住)|忘了|忘记|跳过|"
    r"下一(?:个|题)|不(?:想|愿意?|方便)(?:说|讲|透露|告诉|回答)|不方便|不告诉|保密|隐私|别管|随便|没(?:注意|问过|算过|打听)|不晓|唔知|哪(?:个)?晓得|谁知道|鬼知道"
)
_NONE = re.compile(r"(?:都|全|一个都|一样都|哪(?:个|样|种)都)(?:不是|没有|不|没|莫得|没得|不算|冇)")
_CORE = (
    r"嗯|恩|昂|对|头|是|有|在|满|够|超过?|不止|交|缴|办|签|符合|属于|算|能|会|系|中|当然|肯定|必须|确实|正是|确认|要得|阔以|yes|y|shi|dui|you|√|同意|"
    r"愿意|想|接触|参加|迁|领|租|当|住|干|拿出?|没错|没问题|没断过"
)
_ROUND = (
    r"我们?|俺们?|咱们?|已经|早就?|都|也|一直|应该|目前|现在|暂时|去年|前年|今年|从来|还|就|这个|那个|的|了|过|着|呀|啊|呢|嘞|滴|哦|吧|撒|嘛|咯|齐|好|上|到|"
    r"来|下来|出来|给"
)
_YES = re.compile(rf"(?:{_ROUND})*(?:{_CORE})(?:{_CORE}|{_ROUND})*")
_NO = re.compile(
    rf"(?:{_ROUND})*"
    rf"(?:没有?|没得|莫得?|冇得?|木有|毛得|无|否|不(?!止)|未|非|唔|弗|n|no|bu|mei|meiyou|x|×|假的|还差|差得?远)"
    rf"(?:{_CORE}|{_ROUND}|有|得|啥|什么)*"
)
_DENIES = re.compile(r"没(?!错|问题|断过)|莫得|冇|木有|不(?![少止错])|未|还差")
_TOO_SHORT = re.compile(r"^(?:我?(?:才|刚)(?:刚|来|到|搬|开始|进)|小于|不够)")
_CORRECTS = re.compile(r"(?:哦|啊|嗯|等等|等一下|等下|刚才|我)*(?:不对|说错|搞错|弄错|记错|讲错|错了|更正|纠正|等一下|等等|刚才)")
TALKS = ("give_fact", "correct_place", "give_place", "affirm", "deny", "unclear", "feedback_bad")
"""Intents of a message that may tell something; with any other one its facts are said in passing."""
_STOPS = re.compile(r"[\s，。！!~～、,.；;…]+")
_CONSENT = ("好", "好的", "行", "可以", "ok", "来吧", "好嘞", "好呀", "行吧")  # to being asked, not to what is asked
_ASKS = re.compile(r"[?？]|怎么|咋|什么|啥|哪里|哪儿|多少|吗$|有没有|是不是|能不能")
_AGE = re.compile(rf"(?P<number>{NUMBER})(?:周?岁|了|多|出头)?")


@dataclass(frozen=True)
class Reply:
    """What a reply is; `facts` are what it tells of the person asked about, by variable."""

    kind: Kind
    facts: dict[str, Value]


def read_reply(
    text: str,
    asked: Literal,
    stated: Iterable[StatedFact],
    person: Subject,
    intent: str,
    needed: Collection[str],
    buttons: Sequence[str],
    as_of: date,
) -> Reply | None:
    """Read `text` as a reply to `asked`; None where it is none: another question, a greeting.

    `noted` is one that tells something else than what was asked. `stated` are the facts that the message states by itself, `needed`
    the variables of the clause, `buttons` the yes and the no that were offered; `intent` counts only where the words do not decide.
    """
    if text.strip() in buttons:
        return Reply("told", {asked.name: _meaning(text.strip() == buttons[0], asked)})
    if (number := _number(text, asked)) is not None:
        return Reply("told", {asked.name: _meaning(number == 0, asked)}) if number < 2 else Reply("unknown" if number == 2 else "left", {})
    words = _STOPS.sub("", plain(text))
    facts = {fact.name: fact.value for fact in stated if not fact.assumed and fact.subject in (person, "asker", "household")}
    if asked.name in conclude(facts):
        return Reply("told", {asked.name: conclude(facts)[asked.name], **facts})
    if _LEFT.match(words) and len(words) <= SHORT:
        return Reply("left", facts)
    if _UNKNOWN.search(words) and len(words) <= SHORT + 4:
        return Reply("unknown", facts)
    if _ASKS.search(text):
        return None
    if facts and _CORRECTS.match(words) and intent in TALKS:
        return Reply("noted", facts)
    value: Value | None = _figure(plain(text), asked, as_of)
    if value is None and len(words) <= SHORT and _NONE.match(words):
        return Reply("none_of_them", facts)
    if value is None:
        value = _yes_no(plain(text), asked, "" if facts or len(words) > SHORT else intent)
    if value is not None:
        return Reply("told", {**facts, asked.name: value})
    if facts and intent in TALKS:
        return Reply("noted", facts)
    return Reply("unread", facts) if facts.keys() & set(needed) else None


def _number(text: str, asked: Literal) -> int | None:
    """Which of the answers offered (是、不是、不知道、不问了) is picked by its number; a bare figure in answer to a figure is none."""
    place = place_of(text, 4) if asked.op in ("is", "not") or "第" in text else None
    return place[0] if place and len(place) == 1 else None


def _figure(text: str, asked: Literal, as_of: date) -> Interval | None:
    """A bare length of time or age in answer to a question for one: 三年了, 2019年来的, 65."""
    unit = VARIABLES[asked.name].unit
    if unit == "months":
        lengths = [one.months for one in durations_in(text)] or [one.months(as_of) for one in dates_in(text, as_of)]
        return lengths[0] if len(lengths) == 1 else None
    if unit == "years":
        match = _AGE.fullmatch(re.sub(r"^我?(?:今年|都|已经|快|有)*", "", text.strip(" 。，!")))
        return number_of(match["number"]) if match else None
    return None


def _yes_no(text: str, asked: Literal, intent: str) -> Value | None:
    said = False if asked.op not in ("is", "not") and _TOO_SHORT.match(text.strip()) else _said(text, intent)
    return None if said is None else _meaning(said, asked)


def _meaning(said: bool, asked: Literal) -> Value:
    """The value that a bare yes or no gives: to a figure, whether it is reached, or, where it is a limit, exceeded."""
    if asked.op in ("is", "not"):
        return said
    holds, fails = answers_to(asked)
    return holds if said == (asked.op != "<=") else fails


def _said(text: str, intent: str) -> bool | None:
    """Yes or no, said in words that say nothing else, or before a comma (有，去年就办了); else what the intent says."""
    parts = [part for part in _STOPS.split(text.strip()) if part]
    words = "".join(parts)
    if words in _CONSENT or not parts:
        return None
    for each in (words, parts[0]):
        if _NO.fullmatch(each):
            return False
        if _YES.fullmatch(each):
            return None if _DENIES.search(words) else True
    return {"affirm": True, "deny": False}.get(intent)
