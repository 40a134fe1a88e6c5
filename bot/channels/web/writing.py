"""The product's own words in traditional characters, for readers who ask for them; what documents say, and names, stay as they are."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any, Dict, List

from sanic.request import Request

from bot.language.characters import traditional

TRADITIONAL = re.compile(r"zh-(hant|tw|hk|mo)\b", re.IGNORECASE)
OF_OTHERS = r"“[^”]*”|「[^」]*」|《[^》]*》|[^，。：；（\s]+〔\d{4}〕\d+号"  # quotations, titles and numbers of documents

PLACE = re.compile(r"..+?(?:自治[区州县旗]|[省市区县旗盟])")  # 包头市 in 内蒙古自治区包头市


def wants_traditional(request: Request) -> bool:
    """Whether the client's first language is Chinese in traditional characters."""
    return TRADITIONAL.match(request.headers.get("accept-language", "").strip()) is not None


def for_reader(request: Request, text: str) -> str:
    """A sentence of the product in the characters that the client asks for."""
    return rewritten(text) if wants_traditional(request) else text


def rewritten(text: str, names: Collection[str] = ()) -> str:
    """`text` in traditional characters, but for what is quoted, for documents, and for `names`."""
    kept = "|".join([OF_OTHERS, *map(re.escape, sorted(names, key=len, reverse=True))])
    return "".join(part if number % 2 else traditional(part) for number, part in enumerate(re.split(f"({kept})", text)))


def shown(event: Mapping[str, Any]) -> Dict[str, str]:
    """How each of the product's own sentences in an event of the contract is to be shown; the event itself stays as it is.

    What a tap sends, what is quoted from a document and what the citizen said are therefore the same for every reader.
    """
    answer = event["answer"]
    if event["from"] in ("citizen", "operator"):
        return {}
    names = set(_names(answer)) if answer else set()
    own = set(_own(answer)) - names if answer else {event["text"]}
    return {text: rewritten(text, names) for text in sorted(own)}


def _own(answer: Mapping[str, Any]) -> Iterator[str]:
    """The sentences of an answer that no document and no directory wrote."""
    clauses, verdict = _clauses(answer), answer.get("verdict") or {}
    conditions = _all([*clauses, verdict], "conditions", "met", "not_met", "open")
    texts = [answer.get("headline"), answer.get("ask"), answer.get("notice"), verdict.get("note"), *_all([answer], "caveats", "next")]
    texts += [*_all(clauses, "caveats"), *(one.get("requires") for one in conditions)]
    texts += [text for contact in _all([answer], "contacts") for text in (contact.get("name"), contact.get("why"))]
    yield from filter(None, texts)


def _names(answer: Mapping[str, Any]) -> Iterator[str]:
    """Names of bodies and places (turned sign by sign, some would become the names of others), and whom a clause is for, as it says it."""
    clauses = _clauses(answer)
    bureaus = _all(clauses, "bureaus")
    bodies = [one.get("local") for one in bureaus] + [one.get("usual_bureau") for one in clauses]
    bodies += [one.get("body") for one in _all([answer], "contacts")]
    yield from (one["name"] for one in (*bureaus, *bodies) if one)
    yield from (clause["audience"] for clause in clauses if clause.get("audience"))
    for place in filter(None, (answer.get("region"), *_all([answer], "candidates"))):
        yield from (place["name"], *PLACE.findall(place["name"]))
    yield from _all([clause.get("document") or {} for clause in clauses], "issuers")


def _clauses(answer: Mapping[str, Any]) -> List[Mapping[str, Any]]:
    return _all([answer], "clauses", "basis")


def _all(holders: List[Mapping[str, Any]], *keys: str) -> List[Any]:
    """What the lists under `keys` hold together."""
    return [one for holder in holders for key in keys for one in holder.get(key) or ()]
