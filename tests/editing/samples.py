"""Notices with whatever people may write into facts and annotations, to be carried through a file and back."""

from datetime import date
from typing import Any

from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from bot.importer.suggestions.suggestion import SuggestedAudience, SuggestedCondition, SuggestedTopic, Suggestion
from bot.policy.bureau import Bureau
from bot.policy.citation import Span, sha256
from bot.policy.clause import KINDS, Annotation, Clause, clause_id
from bot.policy.condition import FIELDS, OPERATORS, Condition
from bot.policy.document import STATUSES, Document
from bot.policy.notice import Notice
from bot.policy.topics import TOPICS

FOUNDING = ["baotou-2024-47@1", "national-100m-tasks@1", "national-2019-280@1", "nantong-2020-settlement@1", "sichuan-2019-522@1"]
settings = hypothesis_settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
__all__ = ["FOUNDING", "any_notice", "any_proposals", "given", "settings"]

TRICKY = ["数 1", "=1+1", "@SUM(A1)", "-3", "+86", "#N/A", "2024-05-23", "16", "1e5", "TRUE", "null", "~", "[1]", '"a"', "_x0041_"]
TRICKY += ["_x005F_", "a\nb", " x ", "'x", "'"]
CHARACTERS = st.characters(blacklist_categories=["Cs"], blacklist_characters="\0")
TEXTS = st.one_of(st.sampled_from(TRICKY), st.text(CHARACTERS, min_size=1, max_size=12))
WORDS = TEXTS.filter(lambda text: bool(text.strip()))
DAYS = st.one_of(st.none(), st.dates(date(1949, 10, 1), date(2100, 1, 1)))
NUMBERS = st.one_of(st.integers(-(10**12), 10**12), st.floats(allow_nan=False, allow_infinity=False, width=32))
VALUES = st.one_of(st.none(), NUMBERS, TEXTS, st.lists(TEXTS, max_size=3).map(tuple))


@st.composite
def conditions(draw: Any, text: str) -> Condition:
    optional = st.one_of(st.none(), WORDS)
    operator = draw(st.sampled_from([None, *OPERATORS]))
    return Condition(draw(st.sampled_from(FIELDS)), draw(WORDS), draw(quotes(text)), operator, draw(VALUES), draw(optional))


def quotes(text: str) -> Any:
    pairs = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))).filter(lambda pair: pair[0] < pair[1])
    return pairs.map(lambda pair: text[pair[0] : pair[1]])


@st.composite
def annotations(draw: Any, text: str, topic: str) -> Annotation:
    needs = tuple(draw(st.lists(conditions(text), max_size=2)))
    audience = draw(st.one_of(st.none(), WORDS))
    return Annotation(topic, draw(quotes(text)), draw(st.sampled_from(KINDS)), draw(st.sampled_from(["direct", "weak"])), audience, needs)


@st.composite
def any_notice(draw: Any) -> Notice:
    """A notice of up to three clauses."""
    paths = draw(st.lists(st.sampled_from(["一", "12", "二（一）1", "第十二条"]), min_size=1, max_size=3, unique=True))
    texts = {path: draw(TEXTS) for path in paths}
    source = "".join(texts.values())
    bureaus = st.lists(st.builds(Bureau, WORDS, st.sampled_from(["lead", "joint"])), max_size=2).map(tuple)
    clauses = tuple(Clause(clause_id("d", path), path, (), text, (Span(0, 1),), draw(bureaus)) for path, text in texts.items())
    topics = st.lists(st.sampled_from([topic.key for topic in TOPICS]), max_size=2, unique=True)
    said = {path: tuple(draw(annotations(text, topic)) for topic in draw(topics)) for path, text in texts.items()}
    kinds = {path: draw(st.sampled_from(KINDS)) for path in paths if said[path] or draw(st.booleans())}
    names, optional = st.lists(WORDS, max_size=3).map(tuple), st.one_of(st.none(), WORDS)
    days = {name: draw(DAYS) for name in ("issued_on", "printed_on", "effective_on", "expires_on", "checked_on", "valid_from")}
    texts = {name: draw(optional) for name in ("number", "audience", "source_url", "notes")}
    document = Document(
        id="d",
        title=draw(st.one_of(st.just(""), WORDS)),
        issuers=draw(names),
        region_code=draw(st.sampled_from(["", "150200"])),
        status=draw(st.sampled_from(STATUSES)),
        based_on=draw(names),
        source_file="a.txt",
        sha256=sha256(source),
        revision="d@1",
        **days,
        **texts,
    )
    return Notice(document, source, clauses, (), kinds, said, ())


@st.composite
def any_proposals(draw: Any, notice: Notice) -> dict[str, Suggestion]:
    """Suggestions for some clauses of `notice`."""
    sure = st.floats(0, 1)
    found = {}
    for clause in notice.clauses:
        said = [draw(annotations(clause.text, topic)) for topic in draw(st.lists(st.sampled_from(KEYS), max_size=2, unique=True))]
        topics = tuple(
            SuggestedTopic(
                one.topic, draw(sure), one.quote, one.strength, draw(sure), SuggestedAudience(one.audience, 0.7) if one.audience else None,
                tuple(SuggestedCondition(need, draw(sure)) for need in one.conditions),
            )
            for one in said
        )  # fmt: skip
        found[clause.path] = Suggestion(draw(st.sampled_from(KINDS)), draw(sure), topics, ())
    return found


KEYS = [topic.key for topic in TOPICS]
