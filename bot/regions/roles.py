"""The part that each place plays in a message: where the citizen lives, where the hukou is, or a place taken back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .mention import PlaceMention
from .role_rules import ELSEWHERE, RULES
from .rule import FIRST, with_signs

# What stands between two places that play the same part.
_LINKS = {"hukou": "[，,、 ]{1,2}|的[，,、 ]{1,2}(?=.(?:的|人)?(?:[，。,. ]|$))", "living": "|、|和|跟|与|及|或|或者|还有"}


def assign_roles(text: str, mentions: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """Return the mentions of `text` with role and strength set by the words around them."""
    if not mentions:
        return ()
    signs = with_signs(text, mentions)
    ranks = [0] * len(mentions)
    found = list(mentions)
    for rule in RULES:
        for hit in rule.pattern.finditer(signs):
            index = ord(hit["p"]) - FIRST
            if rule.rank > ranks[index]:
                ranks[index] = rule.rank
                found[index] = replace(found[index], role=rule.role, strength=rule.strength)
    return tuple(_settle(_inherit(signs, found), elsewhere=is_elsewhere(text)))


def is_elsewhere(text: str) -> bool:
    """Tell whether the message speaks of a place here that it does not name (在这边打工, 外地人)."""
    return ELSEWHERE.search(text) is not None


def _inherit(signs: str, found: list[PlaceMention]) -> list[PlaceMention]:
    """Give a place that follows another directly its part: 老家四川，达州的; 在江苏、浙江都干过."""
    for index in range(1, len(found)):
        before, place = found[index - 1], found[index]
        links = _LINKS.get(before.role)
        follows = links and re.search(f"{chr(FIRST + index - 1)}(?:{links}){chr(FIRST + index)}", signs)
        if follows and place.role == "unknown" and place.strength == 0:
            found[index] = replace(place, role=before.role, strength=before.strength)
    return found


def _settle(found: list[PlaceMention], *, elsewhere: bool) -> list[PlaceMention]:
    """Where an origin said in passing (我是包头的) is the only place, it is where the citizen may live."""
    others = any(mention.role in ("living", "unknown") for mention in found)
    if others or elsewhere:
        return found
    return [replace(m, role="unknown", strength=0) if m.role == "hukou" and m.strength == 1 else m for m in found]
