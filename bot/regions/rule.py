"""What one rule of roles is, and how a message is written for the rules.

Each place stands in the text as one sign, so that a rule reads like the sentence: 从P来Q打工.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .mention import PlaceMention, Role

FIRST = 0xE000
PLACE = "[\ue000-\uf8ff]"
_ANY = "[^，。！？；,.!?;\\s\ue000-\uf8ff]"
_PRIVATE = re.compile(PLACE)  # a message may hold such signs itself: old emoji

# What dialects say, and the standard words that the rules are written in (粤 喺 唔係 返, 东北 搁, 晋 俄, 吴 弗是 勒拉, 中原 哩).
_STANDARD = (
    (re.compile(r"勒拉|勒海|[搁喺]"), "在"),
    (re.compile(r"返(?![工还利聘])"), "回"),
    (re.compile(r"阿拉|伲|[俺俄]|偶(?![尔然])|(?:^|(?<=[\s，。,]))额(?=[在是们])"), "我"),
    (re.compile(r"(?:来电|来访|来信|诉求|反映|投诉|咨询|求助)(?:人|者|群众|市民)"), "我"),  # how hotline records name the asker
    (re.compile(r"弗是|唔[系係是]|莫是"), "不是"),
    (re.compile(r"(?<![联关维干体])[系係](?=[\ue000-\uf8ff])"), "是"),
    (re.compile(r"(?<=[\ue000-\uf8ff])[哩嘞滴嘅咧個个](?=$|[\s，。！？；,.!?;户人])"), "的"),
    (re.compile(r"(?<=[\ue000-\uf8ff])[\u4e00-\u9fff]{1,3}族(?=的|人)"), ""),
    (re.compile(r"(?<=[\ue000-\uf8ff])(?!一族|漂)[\u4e00-\u9fff]{1,3}族(?=[，。, ])"), "的"),
    (re.compile(r"屋企|屋里头|屋头"), "屋里"),
)


@dataclass(frozen=True)
class Rule:
    """What a pattern says about the places that its group `p` catches; of several rules the one with the highest rank holds."""

    pattern: re.Pattern[str]
    role: Role
    rank: int
    strength: int


def rule(pattern: str, role: Role, rank: int, strength: int) -> Rule:
    """`P` in the pattern is the place that the rule speaks of, `Q` any other place, `_` up to a few signs of one clause."""
    source = pattern.replace("P", "(?P<p>" + "\0" + ")").replace("Q", PLACE).replace("_", _ANY).replace("\0", PLACE)
    return Rule(re.compile(source), role, rank, strength)


def with_signs(text: str, mentions: Sequence[PlaceMention]) -> str:
    """Write the message with one sign for each place, and in the standard language."""
    parts, at = [], 0
    for index, mention in enumerate(mentions):
        parts += [_PRIVATE.sub("□", text[at : mention.start]), chr(FIRST + index)]
        at = mention.end
    signs = "".join([*parts, _PRIVATE.sub("□", text[at:])])
    for pattern, words in _STANDARD:
        signs = pattern.sub(words, signs)
    return signs
