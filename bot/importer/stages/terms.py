"""From when to when the document counts, and what it puts out of force.

Reads:  clauses, segments `preamble`, `enactment`; facts `issued_on`, `printed_on`
Writes: facts `effective_on`, `expires_on`, `repeals`; a warning where a term has no beginning

    本条例自2020年5月1日起施行。                       effective_on
    本办法自印发之日起施行，有效期5年。                effective_on: the day of printing, else of issue; expires_on: 5 years later
    有效期至2026年12月31日。                           expires_on: the day after, because it is the first on which it no longer counts
    本办法自2024年1月1日起试行两年。                   both
    本办法自印发之日起30日后施行。                     effective_on: so many days after it
    执行期限为2023年5月1日至2024年12月31日。           both: the day after the last expires_on
    《……通知》（穗府办规〔2019〕13号）同时废止。       repeals; a number alone (云人社发〔2021〕8号同时废止) too
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from bot.importer.dates import DAY, after, read_date
from bot.importer.draft import Draft
from bot.importer.numerals import COUNT, count_of
from bot.importer.stages.shapes import NUMBER
from bot.policy.citation import Quoted, Span
from bot.policy.fact import Fact

_SELF = r"(?:(?<!基)本(?:(?!规定的|确定的|所)[^，,。；、《》]){1,12}?|(?:以上|上述)[^，,。；、]{1,8}?|(?:现予|予以)(?:公布|发布))"
_DOES = r"(?:正式)?(?:施行|实施|执行|生效|试行)"
_DELAY = rf"(?:满)?(?P<days>{COUNT})(?:个自然)?[日天]后?"
_ISSUE = r"(?:发布|公布|颁布|印发|下发|通过|签发|发文|公告)之日"
EFFECTIVE = re.compile(rf"{_SELF}[，,]?([自从于](?:{DAY}|{_ISSUE})(?:起算?(?:{_DELAY})?)?(?:开始|正式)*{_DOES})")
DELAY = re.compile(rf"之日起算?{_DELAY}")
PERIOD = re.compile(
    rf"(?:有效期限?|(?:执行|实施|施行|政策|试行)(?:期限?|时间))(?:为|是|自|从|[:：])*({DAY})起?(?:至|到|—+|－|-|~|～)({DAY})止?"
)
SENTENCE = re.compile(r"[^。]+")
ABOUT_ITSELF = re.compile(rf"^(?:其)?有效期|{_SELF}有效期|{_SELF}(?:自|从).{{0,60}}?{_DOES}|{_DOES}[，,]?有效期")
TERM = re.compile(rf"(?:有效期(?:限|为|是)*|试行期?(?:为|是)?)({COUNT})(年|个?月)")
UNTIL = re.compile(
    rf"有效期[^，,。；\d]{{0,6}}(?:至|到|截至|截止)({DAY})|自{DAY}起?至({DAY})止?{_DOES}|{PERIOD.pattern}"
    rf"|{_SELF}[^。；]{{0,40}}?{_DOES}(?:期限)?(?:至|到)({DAY})"
)
ENDED = re.compile(r"(?:同时|相应|即行|予以|一并|自行)+(?:废止|失效|作废|停止执行|不再执行)|(?:自[^，,。；]{2,20}起)废止")
NAMED = re.compile(
    rf"《((?:[^《》]|《[^《》]{{1,100}}》){{1,200}})》(?:[（(](?:[^（()）]|[（(][^（()）]*[）)]){{2,60}}[）)])?|(?:(?<=原)|(?<![\u4e00-\u9fff]))({NUMBER.pattern})"
)
BETWEEN = re.compile(r"(?:文件|文|等)?[、，,和及以与]*|.{0,20}(?:发布|印发|公布|制定)的|原")


def terms(draft: Draft, known: Sequence[Fact]) -> Iterator[Fact]:
    passages = list(_passages(draft))
    effective = next((fact for quoted in passages for fact in _effective(draft.text, quoted, known)), None)
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
    day, delay = read_date(words), DELAY.search(words)
    if day is not None or delay is None:
        return day or read_date(basis)
    return _later(read_date(basis), delay["days"])


def _later(day: date | None, days: str) -> date | None:
    """So many days after a day, as `自公布之日起满30日施行` counts."""
    try:
        return day + timedelta(days=count_of(days)) if day else None
    except (ValueError, OverflowError):
        return None


def _effective(text: str, quoted: Quoted, known: Sequence[Fact]) -> Iterator[Fact]:
    for match in (*EFFECTIVE.finditer(quoted.text), *PERIOD.finditer(quoted.text)):
        span = quoted.span(*match.span(1))
        day = read_date(match[1])
        if day is not None:
            yield Fact("effective_on", day, span)
            continue
        names = ("printed_on", "issued_on") if "印发" in match[1] else ("issued_on", "printed_on")
        issued = next((fact for name in names for fact in known if fact.name == name), None)
        begins = effective_on(match[1], text[issued.span.start : issued.span.end]) if issued else None
        if issued is not None and begins is not None:
            yield Fact("effective_on", begins, span, basis=issued.span)


def expires_on(words: str, basis: str) -> date | None:
    """First day on which a document no longer counts, from `有效期至2026年12月31日`, or `有效期5年` and the words with its beginning."""
    until = UNTIL.search(words)
    if until:
        last = read_date(next(day for day in until.group(1, 2, 4, 5) if day))
        return last + timedelta(days=1) if last and last < date.max else None
    term = TERM.search(words)
    begins, delay = read_date(basis), DELAY.search(words)
    begins = _later(begins, delay["days"]) if delay else begins
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
        delay = DELAY.search(sentence[0], 0, match.start()) if own else None
        begin = (delay or match).start()
        day = expires_on(sentence[0][begin : match.end()], draft.text[own.start : own.end] if own else "")
        if day is not None:
            yield Fact("expires_on", day, quoted.span(sentence.start() + begin, sentence.start() + match.end()), basis=own)
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
            found.append(Fact("repeals", title[1] or title[2], quoted.span(*title.span())))
            end = title.start()
        yield from reversed(found)
