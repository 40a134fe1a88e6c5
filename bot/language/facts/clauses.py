"""A message in clauses: what each is about, and whether it states, supposes, asks, or only passes on what is said.

- A clause with 如果, 要是, 的话 supposes; so does a question in which nobody is named before the fact (没居住证行不行).
  A question that names somebody first states: 我不是建档立卡能申不.
- 听说, 规定, 同事说 pass on; nothing in such a clause is the asker's until 我 comes.
- Whom a clause speaks of lasts until somebody else is named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bot.policy.variables import Subject

from .subjects import Mention, people_in

_END = re.compile(r"[，。！？；：,!?;:~…\n\s]+")
# Speech comes without signs: a clause also begins where one begins to ask, to pass on, or to tell what came then.
_TURN = re.compile(r"(?:我?就?(?:是)?(?:想|要)(?:问|知道|晓得|打听|了解|咨询)|咨询|询问|听(?:人|别人)?(?:说|讲)|就是说|然后|后来)")
_SIGNS = re.compile(rf"{_END.pattern}$")
_OPENING = re.compile(
    r"(?:你好|您好|请问|麻烦|我?就?是?(?:想|要)?(?:问|咨询|询问|了解|打听)(?:一?下|一哈|哈|个事)?|问(?:一?下|哈)|"
    r"我(?:就)?想(?:知道|晓得)|帮我(?:看|查|问)(?:一?下|看)?)+"
)
_SUPPOSED = re.compile(
    r"如果|(?<!主)要是|假如|假设|假使|倘若|万一|若是|若(?=[没无不有是])|的话|哪怕|就算|(?<![只主需])要(?=我?没[有得]?)|比如"
)
_QUESTION = re.compile(
    r"咨询|询问|[吗么]$|不$|没$|没得$|呢$|行不|能不|可不可|可唔可|得不|有没有|是不是|会不会|要不要|算不算|(?:要|得|能|"
    r"住|缴|交|满)几(?!乎)|咋|怎么|怎样|如何|什么|啥|哪|多少|几时|能否|是否|可否|可以|能(?:申|办|领|享|报|上|落|用|租|"
    r"交|要)"
)
_BARE_QUESTION = re.compile(r"(?:那?(?:还|也)?)(?:行不行?|可不可以|可以[吗不]|能行[吗不]|得行不|行[吗么]|咋办|怎么办|咋整|算不算)")
_PASSED_ON = re.compile(
    r"说(?=给|好|可以|能)|听说|说是|听人|听讲|规定|政策|按照?要求|(?:人家|别人|他们?|她)(?:就|都|们)?(?:说|讲)|都说|(?:同事|朋友|老乡|"
    r"工友|邻居|中介|网上|他们|别人|有人|老师|社区)(?:们|都|跟我|上)?(?:说|讲|告诉)"
)


@dataclass(frozen=True)
class Clause:
    """`text` at `offset` of the message, whom it names, and whom the clauses before it spoke of (`carried`);
    `before` and `after` are the rest of the message."""

    text: str
    offset: int
    people: tuple[Mention, ...]
    carried: Subject
    opening: int
    supposes: bool
    asks: bool
    passed_on: int | None
    before: str = field(repr=False)
    after: str = field(repr=False)

    def subject(self, start: int) -> Subject:
        """Of whom what stands at `start` is said."""
        named = self._named(start)
        return named.subject if named else self.carried

    def named(self, start: int, within: int = 10_000) -> bool:
        """Whether somebody is named in this clause at most `within` signs before `start`."""
        named = self._named(start)
        return named is not None and start - named.end <= within

    def assumed(self, start: int) -> bool:
        """Whether what stands at `start` is only supposed."""
        return self.supposes or (self.asks and not self.named(start))

    def hearsay(self, start: int) -> bool:
        """Whether what stands at `start` is only passed on."""
        return (
            self.passed_on is not None and self.passed_on <= start and not any(self.passed_on < one.start <= start for one in self.people)
        )

    def _named(self, start: int) -> Mention | None:
        return next((one for one in reversed(self.people) if self.opening <= one.start <= start), None)


def clauses_of(text: str) -> list[Clause]:
    """The clauses of `text` (see `plain`), in order."""
    spans = _spans(text)
    found: list[Clause] = []
    carried: Subject = "asker"
    for index, (start, end) in enumerate(spans):
        words = _SIGNS.sub("", text[start:end])
        following = _SIGNS.sub("", text[slice(*spans[index + 1])]) if index + 1 < len(spans) else ""
        opening = _OPENING.match(words)
        passed_on = _PASSED_ON.search(words)
        people = tuple(people_in(words, carried))
        asks = "?" in text[start:end] or _QUESTION.search(words) is not None or _BARE_QUESTION.fullmatch(following) is not None
        found.append(
            Clause(
                words, start, people, carried, opening.end() if opening else 0, _SUPPOSED.search(words) is not None, asks,
                passed_on.start() if passed_on else None, text[:start], text[end:],
            )
        )  # fmt: skip
        spoken = [one for one in people if one.start >= found[-1].opening]
        carried = spoken[-1].subject if spoken else carried
    return found


def _spans(text: str) -> list[tuple[int, int]]:
    """Start and end of each clause; the sign that ends it belongs to it."""
    spans, start = [], 0
    turns = [match.start() for match in _TURN.finditer(text)]
    for end in sorted({*turns, *(match.end() for match in _END.finditer(text)), len(text)}):
        if text[start:end].strip():
            spans.append((start, end))
        start = end
    return spans
