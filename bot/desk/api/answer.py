"""`/api/v1/answer`: a question, in the asker's own words or by its topic, answered as everywhere else."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.answer.chat import Chat
from bot.answer.dialogue import Known
from bot.answer.memory import Memory
from bot.answer.question import Question
from bot.answer.reading import DANGER, Reading
from bot.desk.api.faults import unavailable
from bot.desk.api.models import Answers, Asked, Unavailable
from bot.desk.api.parameters import LONGEST, TopicKey, as_of_query, clean, day_of, key_of, region_query, topic_query
from bot.desk.api.parts import Parts
from bot.desk.api.replies import unless_known
from bot.errors import XinshiminError
from bot.language.intents import RankedIntent
from bot.language.masking import mask
from bot.policy.topics import topic as topic_named
from bot.regions import Region

DESCRIPTION = """用自己的话问（`q`），或者给出主题（`topic`），得到与市民看到的同一个答复。两样都给时按 `topic` 答，
`q` 里的地点和问的是哪一部分照样算数；两样都不给，答复是 `unclear`。没有说地点，或者地名有几处，答复是 `needs_region`，
几处都列在 `candidates` 里。`q` 里的电话、证件号在读之前就去掉，什么都不保存。"""
ALSO: dict[int | str, dict[str, Any]] = {
    200: {"model": Answers},
    404: {"description": "没有这个地方"},
    503: {"model": Unavailable, "description": "有一部分用不了"},
}
NOT_KNOWN: dict[int | str, dict[str, Any]] = {304: {"description": "和上次一样"}}


@dataclass(frozen=True)
class Wish:
    """What is asked: words without personal numbers (empty where there are none), a topic, the places that were named, a day."""

    words: str
    topic: str | None
    places: tuple[Region, ...]
    day: date


def add_answer(router: APIRouter, parts: Parts) -> None:
    """Add `GET /answer` and `POST /answer`."""

    @router.get("/answer", summary="问一件事", description=DESCRIPTION, responses={**ALSO, **NOT_KNOWN}, tags=["answer"])
    def answer(
        request: Request,
        q: str | None = Query(None, min_length=1, max_length=LONGEST, description="要问的话", example="公租房怎么申请"),
        topic: TopicKey | None = topic_query(),
        region: str | None = region_query(),
        as_of: str | None = as_of_query(),
    ) -> Response:
        wish = _wish(parts, q, key_of(topic), region, as_of)
        return _or_unavailable(parts, wish, lambda: unless_known(request, parts.stamp(), lambda: answers_to(parts, wish)))

    @router.post(
        "/answer", summary="问一件事，话不写在地址里", description=DESCRIPTION, responses=ALSO, tags=["answer"], operation_id="ask"
    )
    def ask(asked: Asked) -> Response:
        wish = _wish(parts, asked.q, key_of(asked.topic), asked.region, asked.as_of)
        kept_nowhere = {"Cache-Control": "no-store"}
        return _or_unavailable(parts, wish, lambda: JSONResponse(answers_to(parts, wish), headers=kept_nowhere))


def answers_to(parts: Parts, wish: Wish) -> dict[str, Any]:
    """The answers as `xinshimin ask --json` gives them; raises `StoreError`, `ModelError` or `ProofError` where none must leave."""
    codes = tuple(one.code for one in wish.places)
    living, several = (codes[0], ()) if len(codes) == 1 else (None, codes)
    if not wish.words:
        question = Question("policy" if wish.topic else "unclear", wish.topic, living=living, candidates=several, as_of=wish.day)
        return {"answers": [parts.answering.answer(question).to_dict()]}
    chat = Chat(parts.answering, _Reader(parts.read, wish.topic), wish.day, Known(Memory(living=living, places=several)))
    return chat.say(wish.words).to_dict()


def about(reading: Reading, topic: str | None) -> Reading:
    """`reading` with nothing but `topic` as its matter, where one is given; danger goes before it."""
    if topic is None:
        return reading
    intent, first = topic_named(topic).intent, reading.intents[0]
    danger = (first,) if first.name == DANGER else ()
    others = tuple(RankedIntent(one.name, 0.0) for one in reading.intents if one.name not in (intent, DANGER))
    return replace(reading, intents=(*danger, RankedIntent(intent, 1.0), *others), also=())


@dataclass(frozen=True)
class _Reader:
    """Reads a message that is about `topic`, where that is given."""

    understand: Callable[[str], Reading]
    topic: str | None

    def read(self, text: str) -> Reading:
        return about(self.understand(text), self.topic)


def _wish(parts: Parts, words: str | None, topic: str | None, region: str | None, as_of: str | None) -> Wish:
    return Wish(mask(clean(words)).strip(), topic, parts.places.find(region) if region is not None else (), day_of(as_of))


def _or_unavailable(parts: Parts, wish: Wish, reply: Callable[[], Response]) -> Response:
    """`reply`; where a part is down, or the bot is turned off, the answer says so, and the reply beside it. Danger goes before that."""
    off = parts.turned_off(wish.words, wish.topic, wish.day)
    if off is not None and off["outcome"] == "crisis":
        return JSONResponse({"answers": [off]}, headers={"Cache-Control": "no-store"})
    if off is not None:
        raise unavailable(answers=[off])
    try:
        return reply()
    except XinshiminError as error:
        raise unavailable(answers=[parts.unavailable(wish.topic, wish.day)]) from error
