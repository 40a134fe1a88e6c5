"""From the entries of a reply to what is delivered in WeChat."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from bot.answer.phrases import Phrases
from bot.wechat.packet import Card, Packet
from bot.wechat.splitting import GAP

OFFERED = 4  # questions after an answer


def compose(entries: Sequence[Mapping[str, Any]], phrases: Phrases, pages: str, preface: str = "") -> Packet:
    """The texts of a reply, the questions that may be asked next, and a card to the first clause.

    Rasa gives the texts of an answer, which it cuts at blank lines, and then the answer that they say. `pages` is the address under which
    clauses can be read, empty for none; `preface` goes before everything.
    """
    texts, answers = _texts(entries)
    asking = next((answer for answer in answers if answer.get("ask")), answers[-1] if answers else {})
    return Packet(
        texts=(preface, *texts) if preface else texts,
        options=_options(asking),
        above=phrases.say("wechat.choices") if asking.get("next") else "",
        card=_card(answers, phrases, pages) if pages else None,
    )


def _options(answer: Mapping[str, Any]) -> tuple[str, ...]:
    """Every choice where one must be made, some questions where they are only offered."""
    return tuple(answer.get("next") or ())[: OFFERED if answer.get("outcome") == "answered" else None]


def _texts(entries: Sequence[Mapping[str, Any]]) -> tuple[tuple[str, ...], list[Mapping[str, Any]]]:
    texts, parts, answers = list[str](), list[str](), list[Mapping[str, Any]]()
    for entry in entries:
        if entry.get("text"):
            parts.append(str(entry["text"]))
        answer = (entry.get("custom") or {}).get("answer")
        if answer:
            answers.append(answer)
            texts, parts = [*texts, GAP.join(parts)], []
    return tuple(text for text in [*texts, GAP.join(parts)] if text.strip()), answers


def _card(answers: Sequence[Mapping[str, Any]], phrases: Phrases, pages: str) -> Card | None:
    clause = next((clause for answer in answers for clause in answer.get("clauses") or ()), None)
    if clause is None:
        return None
    document = clause["document"]
    name = " ".join(part for part in (document["title"], document["number"], clause["path"]) if part)
    return Card(phrases.say("wechat.page"), name, f"{pages}/{quote(clause['id'], safe='')}")
