"""From when to when the document counts, and what it puts out of force.

Reads:  clauses, segments `preamble`, `enactment`; facts `issued_on`, `printed_on`
Writes: facts `effective_on`, `expires_on`, `repeals`; a warning where a term has no beginning

    本条例自2020年5月1日起施行。                       effective_on
    本办法自印发之日起施行，有效期5年。                effective_on: the day of printing, else of issue; expires_on: 5 years later
    有效期至2026年12月31日。                           expires_on: the day after, because it is the first on which it no longer counts
    本办法自2024年1月1日起试行两年。                   both
    《……通知》（穗府办规〔2019〕13号）同时废止。       repeals
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from bot.importer.dates import DAY, after, read_date
from bot.importer.draft import Draft
from bot.importer.numerals import COUNT, count_of
from bot.policy.citation import Quoted, Span
from bot.policy.fact import Fact

_SELF = r"(?:本[^，,。；、《》]{1,12}?|(?:以上|上述)[^，,。；、]{1,8}?|(?:现予|予以)(?:公布|发布))"
_DOES = r"(?:正式)?(?:施行|实施|执行|生效|试行)"
EFFECTIVE = re.compile(rf"{_SELF}[，,]?(自(?:{DAY}|(?:发布|公布|颁布|印发|下发|通过)之日)起?{_DOES})")
SENTENCE = re.compile(r"[^。]+")
ABOUT_ITSELF = re.compile(rf"{_SELF}有效期|{_SELF}(?:自|从).{{0,60}}?{_DOES}|{_DOES}[，,]?有效期")
TERM = re.compile(rf"(?:有效期(?:限|为|是)*|试行期?(?:为|是)?)({COUNT})(年|个?月)")
UNTIL = re.compile(rf"有效期[^，,。；\d]{{0,6}}(?:至|到|截至|截止)({DAY})|自{DAY}起?至({DAY})止?{_DOES}")
ENDED = re.compile(r"(?:同时|相应|即行|予以|一并)+(?:废止|失效|停止执行)|(?:自[^，,。；]{2,20}起)废止")
NAMED = re.compile(r"《((?:[^《》]|《[^《》]{1,100}》){1,200})》(?:[（(][^（()）]{2,40}[）)])?")
BETWEEN = re.compile(r"[、，,和及以与]*|.{0,20}(?:发布|印发|公布|制定)的|原")


def terms(draft: Draft, known: Sequence[Fact]) -> Iterator[Fact]:
    passages = list(_passages(draft))
    effective = next((fact for quoted in passages for fact in _effective(quoted, known)), None)
    effective = effective or next((fact for fact in known if fact.name == "effective_on"), None)
    if effective is not None:
        yield effective
    for quoted in passages:
        yield from _expiry(draft, quoted, effective)
    for quoted in passages:
        yield from _repeals(quoted)


def _passages(draft: Draft) -> Iterator[Quoted]:
    """Clauses from the last to the first, then what stands above them: such words stand at the end."""
    for clause in reversed(draft.clauses):
        if any(word in clause.text for word in ("施行", "实施", "执行", "生效", "试行", "有效期", "废止", "失效")):
            yield draft.quote(list(clause.spans))
    for segment in draft.segments:
        if segment.kind == "preamble":
            yield draft.quote([Span(segment.start, segment.end)])


def effective_on(words: str, basis: str) -> date | None:
    """Day of effect from `自2020年5月1日起施行`, or from `自印发之日起施行` and the words with the day of issue."""
    return read_date(words) or read_date(basis)


def _effective(quoted: Quoted, known: Sequence[Fact]) -> Iterator[Fact]:
    for match in EFFECTIVE.finditer(quoted.text):
        span = quoted.span(*match.span(1))
        day = read_date(match[1])
        if day is not None:
            yield Fact("effective_on", day, span)
            continue
        names = ("printed_on", "issued_on") if "印发" in match[1] else ("issued_on", "printed_on")
        issued = next((fact for name in names for fact in known if fact.name == name), None)
        if issued is not None:
            yield Fact("effective_on", issued.value, span, basis=issued.span)


def expires_on(words: str, basis: str) -> date | None:
    """First day on which a document no longer counts, from `有效期至2026年12月31日`, or `有效期5年` and the words with its beginning."""
    until = UNTIL.search(words)
    if until:
        last = read_date(until[1] or until[2])
        return last + timedelta(days=1) if last and last < date.max else None
    term = TERM.search(words)
    begins = read_date(basis)
    if term is None or begins is None:
        return None
    try:
        count = count_of(term[1])
    except ValueError:
        return None
    return after(begins, years=count) if term[2] == "年" else after(begins, months=count)


def _expiry(draft: Draft, quoted: Quoted, effective: Fact | None) -> Iterator[Fact]:
    basis = (effective.basis or effective.span) if effective else None
    for sentence in SENTENCE.finditer(quoted.text):
        match = UNTIL.search(sentence[0]) or TERM.search(sentence[0])
        if match is None or not (ABOUT_ITSELF.search(sentence[0]) or "至" in match[0]):
            continue
        own = None if match.re is UNTIL else basis
        day = expires_on(match[0], draft.text[own.start : own.end] if own else "")
        if day is not None:
            yield Fact("expires_on", day, quoted.span(sentence.start() + match.start(), sentence.start() + match.end()), basis=own)
        elif match.re is TERM:
            draft.warnings.append(f"写明了“{match[0]}”，但没有写明从哪天算起，请核对失效日期。")


def _repeals(quoted: Quoted) -> Iterator[Fact]:
    """The titles that stand right before 同时废止, one after the other."""
    for ended in ENDED.finditer(quoted.text):
        begin = max(quoted.text.rfind("。", 0, ended.start()), quoted.text.rfind("；", 0, ended.start())) + 1
        titles = list(NAMED.finditer(quoted.text, begin, ended.start()))
        end = ended.start()
        found: list[Fact] = []
        for title in reversed(titles):
            if not BETWEEN.fullmatch(quoted.text[title.end() : end]):
                break
            found.append(Fact("repeals", title[1], quoted.span(*title.span())))
            end = title.start()
        yield from reversed(found)
