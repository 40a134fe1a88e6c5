"""Who made the document, when, and what it is called.

Reads:  segments `title`, `number`, `enactment`, `signature`, `date`, `imprint`, `metadata`
Writes: facts `title`, `number`, `issuers`, `issued_on`, `printed_on`, `amended_on`

    关于印发《广州市临时救助办法》的通知        the title of what it brings, where that stands below without a title of its own
    广州市民政局 广州市财政局                   issuers, from the signature; else from the title (……关于……), else from the enactment
    1998年12月26日国务院第11次常务会议通过      issued_on where no line says 发布 or 公布
    根据2010年12月20日《……的决定》修订         amended_on
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from bot.importer.dates import DATE, DAY, read_date
from bot.importer.draft import Draft
from bot.importer.stages.shapes import BODIES, BODY, NUMBER, ORDER
from bot.importer.stages.site_facts import days_told, is_shown, issuers_told, number_told
from bot.policy.citation import Quoted, Span, quote
from bot.policy.fact import Fact, FactName
from bot.policy.notice import Segment

BROUGHT = re.compile(r"(?:印发|转发|发布|公布)《((?:[^《》]|《[^《》]*》)+)》的(?:通知|决定|公告|通告)$")
PASSED_ON = re.compile(r"转发(?!《)[^《》]+的通知$")
ISSUER = re.compile(r"([\u4e00-\u9fff\d（）()、\s]+?)(?:印发|转发|关于)")
SERIES = re.compile(r"([\u4e00-\u9fff]{2,40}?)(?:令|公告|通告)\s*[（(\d第]")
OF_SEVERAL = re.compile(r"[\u4e00-\u9fff]{4,30}等\s*\d+\s*(?:家|个?部门|个?单位)")
EFFECT = re.compile(rf"{DAY}起?(?:正式)?(?:施行|实施)$")
SESSION = re.compile(r"第[^届次]{1,6}届|第[^次]{1,8}次(?:常务|全体)?会议.*", re.DOTALL)
QUOTED = re.compile(r"《[^》]*》")
ENACTED = (("issued_on", ("发布", "公布")), ("approved", ("批准",)), ("passed", ("通过",)))


@dataclass(frozen=True)
class _Event:
    """One act in the life of a statute: the span of its words, and what they say without the titles that they quote."""

    span: Span
    words: Quoted
    said: str


def clean(raw: str) -> str:
    """Words of the source without layout white space."""
    return quote(raw, [Span(0, len(raw))]).text


def identity(draft: Draft) -> Iterator[Fact]:
    main = draft.parts[0].end
    first = draft.nodes[0].start if draft.nodes else main
    segments = sorted((one for one in draft.segments if one.start < main), key=lambda one: one.start)
    events = [event for one in segments if one.kind == "enactment" for event in _events(draft.text, one)]
    yield from _title(draft.text, [one for one in segments if one.kind == "title" and one.start <= first])
    yield from _numbers(draft.text, segments, events)
    yield from _issuers(draft.text, segments, events)
    yield from _days(draft.text, draft.segments, segments, events)
    yield from _told_by_the_site(draft.text, segments)


def _title(text: str, titles: list[Segment]) -> Iterator[Fact]:
    """The last title above the first unit: that of the text itself, not of the letter that covers it."""
    if not titles:
        return
    passed_on = PASSED_ON.search(clean(text[titles[0].start : titles[0].end]))
    segment = titles[0 if passed_on else -1]
    words = quote(text, [Span(segment.start, segment.end)])
    brought = BROUGHT.search(words.text)
    if brought:
        yield Fact("title", brought[1], words.span(*brought.span(1)))
    else:
        yield Fact("title", words.text, Span(segment.start, segment.end))


def _told_by_the_site(text: str, segments: list[Segment]) -> Iterator[Fact]:
    """What the table above the text says; it comes last, because what the document says itself is nearer. 成文日期 before 发布日期."""
    tables = [one for one in segments if one.kind == "metadata"]
    for one in tables:
        for span in number_told(text, one):
            yield Fact("number", clean(text[span.start : span.end]), span)
        for span in issuers_told(text, one):
            yield from _named(text, span)
    yield from sorted((fact for one in tables for fact in days_told(text, one)), key=lambda fact: is_shown(text, fact.span))


def _numbers(text: str, segments: list[Segment], events: list[_Event]) -> Iterator[Fact]:
    for one in segments:
        if one.kind == "number":
            yield Fact("number", clean(text[one.start : one.end]), Span(one.start, one.end))
    for event in events:
        match = ORDER.search(event.words.text, _after_date(event.words.text))
        if match:
            yield Fact("number", match[0], event.words.span(*match.span()))


def _after_date(words: str) -> int:
    match = DATE.search(words)
    return match.end() if match else 0


def issuers_of(raw: str) -> tuple[str, ...]:
    """Bodies named in a signature, before 关于 in a title, or in the enactment of a statute."""
    enacted = DATE.match(raw.lstrip("（(根据 "))
    if enacted:
        rest = clean(SESSION.sub("", raw[_after_date(raw) :]))
        body = re.split(r"令第|公告第|令$|通过|批准|发布|公布|修订|修正", rest)[0]
        body = body.removeprefix("中华人民共和国") if body.endswith("国务院") else body
        return (body,) if BODY.fullmatch(body) or body == "国务院" else ()
    several = OF_SEVERAL.fullmatch(raw.strip())
    if several:
        return (clean(raw),)
    names: list[str] = []
    for word in re.split(r"[\s、]+", raw.strip()):
        if names and not BODY.fullmatch(names[-1]):
            names[-1] += word
        else:
            names.append(word)
    return tuple(names) if names and all(BODIES.fullmatch(name) for name in names) else ()


def _issuers(text: str, segments: list[Segment], events: list[_Event]) -> Iterator[Fact]:
    for span in _runs(segments, "signature"):
        yield from _named(text, span)
    for one in segments:
        match = ISSUER.match(text, one.start, one.end) if one.kind == "title" else None
        if match:
            yield from _named(text, Span(match.start(1), match.end(1)))
    for event in sorted(events, key=lambda event: not ORDER.search(event.words.text)):
        if "批准" not in event.said:
            yield from _named(text, event.span)
    for one in segments:
        series = SERIES.match(text, one.start, one.end) if one.kind == "number" else None
        if series:
            yield from _named(text, Span(*series.span(1)))


def _runs(segments: list[Segment], kind: str) -> Iterator[Span]:
    """Segments of a kind that follow one another, as one: a signature may take several lines."""
    for same, group in groupby(segments, key=lambda one: one.kind == kind):
        run = list(group)
        if same:
            yield Span(run[0].start, run[-1].end)


def _named(text: str, span: Span) -> Iterator[Fact]:
    names = issuers_of(text[span.start : span.end])
    if names:
        yield Fact("issuers", names, span)


def _events(text: str, segment: Segment) -> Iterator[_Event]:
    """The lines or half-lines of an enactment, each from one date to the next."""
    starts = [match.start() for match in DATE.finditer(text, segment.start, segment.end)]
    for start, end in zip(starts, [*starts[1:], segment.end], strict=True):
        span = Span(start, start + len(text[start:end].rstrip("）) 　\n根据")))
        words = quote(text, [span])
        yield _Event(span, words, QUOTED.sub("", words.text))


def _days(text: str, everything: list[Segment], segments: list[Segment], events: list[_Event]) -> Iterator[Fact]:
    for one in segments:
        if one.kind == "date":
            yield from day_fact("issued_on", text, Span(one.start, one.end))
    amended = [event for event in events if re.search("修订|修正|修改", event.said)]
    for _, verbs in ENACTED:
        for event in events:
            if event not in amended and any(verb in event.said for verb in verbs):
                yield from day_fact("issued_on", text, event.span)
    for event in events:
        if EFFECT.match(event.said):
            yield from day_fact("effective_on", text, event.span)
    for event in amended:
        yield from day_fact("amended_on", text, event.span)
    for one in everything:
        if one.kind == "imprint":
            yield from day_fact("printed_on", text, Span(one.start, one.end))


def day_fact(name: FactName, text: str, span: Span) -> Iterator[Fact]:
    """The fact that is the first date in a span, if it holds one."""
    day: date | None = read_date(text[span.start : span.end])
    if day is not None:
        yield Fact(name, day, span)


def number_of_words(raw: str) -> str:
    """The number that words give."""
    match = NUMBER.search(raw) or ORDER.search(raw)
    return clean(match[0]) if match else ""
