"""Whether a message asks about a second topic, and which.

    低保怎么申请，另外公租房要什么条件      低保 and 公租房
    低保和居住证都想问，我在某地            低保 and 居住证
    失业了，公租房租金交不起能缓吗          公租房 alone: the first part only tells how things are

A cheap look at the scores of the whole message says whether a second topic is possible at all; then the message is cut in two at every
joint, and the second topic must have a part of its own in which it stands before the first, and which is more than a fact told.
"""

import re
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from bot.language.places_out import PLACEHOLDER
from bot.policy.topics import topic_of_intent

Scores = npt.NDArray[np.float32]
Scorer: TypeAlias = Callable[[Sequence[str]], Scores]

POSSIBLE = 0.2  # score of the second topic; of messages about one topic, 19 in 20 stay below
OTHERS = 3  # topics that may be the second: those with the highest scores beside the first
MOST_CUTS = 10
CLOSELY = 2  # cuts of a long message whose parts are read with all views: those that look most like two questions at a glance
SHORTEST = 2
AND = r"和|跟|与|及|同|加上|外加"
CUT = re.compile(rf"[,，。;；!！?？、\s]+|(?=另外|还有|顺便|再问|再就是|同时|还想|也想|另|二是|以及|然后|我想问)|(?:{AND})(?=.)")
JOINT = re.compile(r"另外|还有|顺便|再|同时|还想|也想|另|二|以及|[?？]")
LISTED = re.compile(rf"\s*(?:{AND}|、)\s*")
"""What stands between two names of a list."""
NO_MATTER = re.compile(rf"(?:我?[在是住]?(?:到|的)?{PLACEHOLDER}(?:的|人|这边|这里|那边)?)?")
"""A part that says nothing but where somebody is."""
AROUND = 6  # signs behind a cut in which the word that joins stands
TOLD = "give_fact"
WEIGHTS = {"whole": 2.0, "distance": 4.2, "apart": 1.5, "own": 3.0, "told": -9.0, "joint": 2.5, "listed": 1.4}
ENOUGH = 2.4
"""Weights of logistic regression on the two sets of doubles for tuning and the topics of tuning.yml in bench/intent, cross-validated
there; `ENOUGH` finds nine of ten second topics there, and sees one in 2 of 100 messages that have none."""


@dataclass(frozen=True)
class Look:
    """Texts whose scores are wanted, a row a text: closely, or at a glance that is quicker and knows less."""

    texts: tuple[str, ...]
    closely: bool


Search: TypeAlias = Generator[Look, Scores, str | None]
"""Asks for scores, is sent them, and returns what it found at the end."""


def second_matter(text: str, names: Sequence[str], scores: Scores, first: str) -> Search:
    """Search the intent of the second topic that `text` asks about; None where there is none.

    `scores` are those of `text` by intent, in the order of `names`; `first` is the intent of the first.
    """
    topics = np.array([index for index, name in enumerate(names) if topic_of_intent(name)])
    if len(topics) <= OTHERS or topic_of_intent(first) is None:
        return None
    told = names.index(TOLD) if TOLD in names else None
    order = [int(index) for index in topics[np.argsort(-scores[topics], kind="stable")[: OTHERS + 2]] if names[index] != first]
    if scores[order[0]] < POSSIBLE:
        return None
    pairs = [pair for other in order[:OTHERS] for pair in ((names.index(first), other), (other, names.index(first)))]
    parts = _parts(text)
    if len(parts) > CLOSELY:
        parts = _likeliest(parts, _halves((yield _look(parts, closely=False))), pairs)
    cuts = _cuts(text, parts, _halves((yield _look(parts, closely=True)))) if parts else []
    best: tuple[float, str | None] = (ENOUGH, None)
    for one, next_one in pairwise(order):
        worth = _worth(names.index(first), one, scores[one] - scores[next_one], scores[one], cuts, topics, told)
        best = max(best, (worth, names[one]), key=lambda found: found[0])
    return best[1]


def search_all(searches: Sequence[Search], score: Scorer, glance: Scorer) -> list[str | None]:
    """What each of `searches` finds, in order. Scores that several want in the same step are worked out in one go."""
    found: list[str | None] = [None] * len(searches)
    wanted = {index: look for index, search in enumerate(searches) if (look := _go_on(search, None, index, found))}
    while wanted:
        looks, wanted = wanted, {}
        for closely, scorer in ((True, score), (False, glance)):
            chosen = {index: look for index, look in looks.items() if look.closely is closely}
            if not chosen:
                continue
            rows = scorer([text for look in chosen.values() for text in look.texts])
            ends = np.cumsum([len(look.texts) for look in chosen.values()])
            for index, part in zip(chosen, np.split(rows, ends[:-1]), strict=True):
                look = _go_on(searches[index], part, index, found)
                if look:
                    wanted[index] = look
    return found


def _go_on(search: Search, scores: Scores | None, index: int, found: list[str | None]) -> Look | None:
    """Let `search` go on with `scores`: what it wants to know next, or None after it has put what it found into `found`."""
    try:
        return next(search) if scores is None else search.send(scores)
    except StopIteration as done:
        found[index] = done.value
        return None


@dataclass(frozen=True)
class _Part:
    """A place where a message may be cut: what stands before and behind it, and from where to where the cut is."""

    before: str
    after: str
    start: int
    end: int


@dataclass(frozen=True)
class _Cut:
    """A message cut in two: the scores of both parts, whether a word joins them, and whether it does so as in a list."""

    before: Scores
    after: Scores
    joint: bool
    listed: bool


def _parts(text: str) -> list[_Part]:
    found = (_Part(text[: cut.start()].strip(), text[cut.end() :].strip(), cut.start(), cut.end()) for cut in CUT.finditer(text))
    return list(islice((one for one in found if _may_ask(one.before) and _may_ask(one.after)), MOST_CUTS))


def _may_ask(part: str) -> bool:
    return len(part) >= SHORTEST and not NO_MATTER.fullmatch(part.strip(" ,，。?？!！、"))


def _look(parts: Sequence[_Part], closely: bool) -> Look:
    return Look(tuple(text for one in parts for text in (one.before, one.after)), closely)


def _halves(scores: Scores) -> list[tuple[Scores, Scores]]:
    """The scores that a look at parts brought: before and behind each cut."""
    return list(zip(scores[::2], scores[1::2], strict=True))


def _likeliest(parts: Sequence[_Part], seen: Sequence[tuple[Scores, Scores]], pairs: Sequence[tuple[int, int]]) -> list[_Part]:
    """The parts, in order, that stand most apart at a glance."""
    apart = [max(_apart(before, after, x, y) for x, y in pairs) for before, after in seen]
    chosen = sorted(range(len(parts)), key=lambda index: -apart[index])[:CLOSELY]
    return [parts[index] for index in sorted(chosen)]


def _cuts(text: str, parts: Sequence[_Part], seen: Sequence[tuple[Scores, Scores]]) -> list[_Cut]:
    return [
        _Cut(
            before,
            after,
            joint=bool(JOINT.search(text[max(0, one.start - 1) : one.end + AROUND])),
            listed=bool(LISTED.fullmatch(text[one.start : one.end])),
        )
        for (before, after), one in zip(seen, parts, strict=True)
    ]


def _apart(before: Scores, after: Scores, x: int, y: int) -> float:
    """How clearly the part before is about `x` and not `y`, and the part behind about `y` and not `x`."""
    return float(min(before[x] - max(0.0, before[y]), after[y] - max(0.0, after[x])))


def _own(part: Scores, topic: int, topics: npt.NDArray[np.intp]) -> float:
    """By how much `topic` is before all other topics in a part."""
    return float(part[topic] - part[topics[topics != topic]].max())


def _worth(
    first: int,
    other: int,
    distance: float,
    whole: float,
    cuts: Sequence[_Cut],
    topics: npt.NDArray[np.intp],
    told: int | None,
) -> float:
    """How much speaks for `other` as a second topic beside `first`."""
    found = {"whole": whole, "distance": distance, "apart": -1.0, "own": -1.0, "told": 0.0, "joint": 0.0, "listed": 0.0}
    for cut in cuts:
        for x, y in ((first, other), (other, first)):
            apart = _apart(cut.before, cut.after, x, y)
            if apart > found["apart"]:
                found |= {
                    "apart": apart,
                    "own": min(_own(cut.before, x, topics), _own(cut.after, y, topics)),
                    "told": 0.0 if told is None else float(max(cut.before[told], cut.after[told])),
                    "joint": float(cut.joint),
                    "listed": float(cut.listed),
                }
    return sum(WEIGHTS[name] * float(value) for name, value in found.items())
