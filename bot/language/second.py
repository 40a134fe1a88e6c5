"""Whether a message asks about a second topic, and which.

    低保怎么申请，另外公租房要什么条件      低保 and 公租房
    失业了，公租房租金交不起能缓吗          公租房 alone: the first part only tells how things are

A cheap look at the scores of the whole message says whether a second topic is possible at all; then the message is cut in two at every
joint, and the second topic must have a part of its own in which it stands before the first, and which is more than a fact told.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

import numpy as np
import numpy.typing as npt

from bot.policy.topics import topic_of_intent

Scores = npt.NDArray[np.float32]

POSSIBLE = 0.15  # score of the second topic; of messages about one topic, 9 in 10 stay below
OTHERS = 3  # topics that may be the second: those with the highest scores beside the first
MOST_CUTS = 10
SHORTEST = 2
CUT = re.compile(r"[,，。;；!！?？、\s]+|(?=另外|还有|顺便|再问|再就是|同时|还想|也想|另|二是|以及|然后|我想问)")
JOINT = re.compile(r"另外|还有|顺便|再|同时|还想|也想|另|二|以及|[?？]")
AROUND = 6  # signs behind a cut in which the word that joins stands
TOLD = "give_fact"
WEIGHTS = {"whole": 9.2, "distance": 3.1, "apart": 1.7, "told": -6.8, "joint": 2.4}
ENOUGH = 3.6
"""Weights of logistic regression on bench/intent/double_tuning.yml and the topics of tuning.yml, cross-validated there; `ENOUGH` finds
nine of ten second topics there, and sees one in 2 of 100 messages that have none."""


def second_matter(text: str, names: Sequence[str], scores: Scores, score: Callable[[Sequence[str]], Scores], first: str) -> str | None:
    """The intent of the second topic that `text` asks about, or None.

    `scores` are those of `text` by intent, in the order of `names`; `score` gives those of other texts; `first` is the intent of the first.
    """
    topics = np.array([index for index, name in enumerate(names) if topic_of_intent(name)])
    if len(topics) <= OTHERS or topic_of_intent(first) is None:
        return None
    order = [int(index) for index in topics[np.argsort(-scores[topics], kind="stable")[: OTHERS + 2]] if names[index] != first]
    if scores[order[0]] < POSSIBLE:
        return None
    cuts = _cuts(text, score)
    best: tuple[float, str | None] = (ENOUGH, None)
    for one, next_one in pairwise(order):
        worth = _worth(names.index(first), one, scores[one] - scores[next_one], scores[one], cuts, names)
        best = max(best, (worth, names[one]), key=lambda found: found[0])
    return best[1]


@dataclass(frozen=True)
class _Cut:
    """A message cut in two: the scores of both parts, and whether a word joins them."""

    before: Scores
    after: Scores
    joint: bool


def _cuts(text: str, score: Callable[[Sequence[str]], Scores]) -> list[_Cut]:
    places = [(match.start(), match.end()) for match in CUT.finditer(text)]
    parts = [(text[:start].strip(), text[end:].strip(), start, end) for start, end in places]
    parts = list(islice((one for one in parts if min(len(one[0]), len(one[1])) >= SHORTEST), MOST_CUTS))
    if not parts:
        return []
    scored = score([part for before, after, *_ in parts for part in (before, after)])
    joints = [bool(JOINT.search(text[max(0, start - 1) : end + AROUND])) for *_, start, end in parts]
    return [_Cut(before, after, joint) for before, after, joint in zip(scored[::2], scored[1::2], joints, strict=True)]


def _worth(first: int, other: int, distance: float, whole: float, cuts: Sequence[_Cut], names: Sequence[str]) -> float:
    """How much speaks for `other` as a second topic beside `first`."""
    found = {"whole": whole, "distance": distance, "apart": -1.0, "told": 0.0, "joint": 0.0}
    for cut in cuts:
        for x, y in ((first, other), (other, first)):
            apart = float(min(cut.before[x] - max(0.0, cut.before[y]), cut.after[y] - max(0.0, cut.after[x])))
            if apart > found["apart"]:
                told = names.index(TOLD) if TOLD in names else None
                fact = 0.0 if told is None else float(max(cut.before[told], cut.after[told]))
                found |= {"apart": apart, "told": fact, "joint": float(cut.joint)}
    return sum(WEIGHTS[name] * float(value) for name, value in found.items())
