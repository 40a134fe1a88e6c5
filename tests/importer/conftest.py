"""The published notices, and what every import must keep."""

from collections.abc import Callable

import pytest

from bot.importer.dates import read_date
from bot.importer.draft import Draft
from bot.importer.pipeline import STAGES, Stage
from bot.importer.stages.identity import clean, issuers_of, number_of_words
from bot.importer.stages.terms import effective_on, expires_on
from bot.policy.citation import quote, visible
from bot.policy.fact import Fact
from bot.policy.notice import Notice


@pytest.fixture(scope="session")
def after() -> Callable[[Stage, str], Draft]:
    """Run the stages up to and including the one named on a text."""

    def run(last: Stage, text: str) -> Draft:
        draft = Draft("notice", text)
        for stage in STAGES[: STAGES.index(last) + 1]:
            stage(draft)
        return draft

    return run


@pytest.fixture(scope="session")
def standing() -> Callable[[Draft, str], list[str]]:
    """Words of the source that a draft has given to one kind of segment, in order."""

    def words(draft: Draft, kind: str) -> list[str]:
        return [draft.text[one.start : one.end] for one in sorted(draft.segments, key=lambda one: one.start) if one.kind == kind]

    return words


@pytest.fixture(scope="session")
def nothing_is_lost() -> Callable[[Draft | Notice], None]:
    """Check that every visible character of a source stands in one segment, and that clauses are read from their spans."""

    def check(imported: Draft | Notice) -> None:
        text = imported.text
        owners = [0] * len(text)
        for segment in imported.segments:
            for offset in range(segment.start, segment.end):
                owners[offset] += 1
        assert all(count == 1 for count, character in zip(owners, text, strict=True) if visible(character))
        assert max(owners, default=0) <= 1
        assert visible("".join(text[one.start : one.end] for one in imported.segments)) == visible(text)
        assert all(visible(text[one.start]) and visible(text[one.end - 1]) for one in imported.segments)
        for clause in imported.clauses:
            assert clause.text
            assert clause.text == quote(text, clause.spans).text
            assert visible(clause.text) == visible("".join(text[span.start : span.end] for span in clause.spans))
        told = sorted(tuple(span) for clause in imported.clauses for span in clause.spans)
        assert told == [(one.start, one.end) for one in imported.segments if one.kind == "clause"]

    return check


def _derived(fact: Fact, text: str) -> object:
    """The value of a fact, read again from the words that it names and nothing else."""
    words = text[fact.span.start : fact.span.end]
    basis = text[fact.basis.start : fact.basis.end] if fact.basis else ""
    readers = {
        "number": number_of_words, "issuers": issuers_of, "issued_on": read_date, "printed_on": read_date, "amended_on": read_date,
        "effective_on": lambda words: effective_on(words, basis), "expires_on": lambda words: expires_on(words, basis),
        "repeals": lambda words: clean(words)[1:].rpartition("》")[0] if "《" in words else clean(words),
    }  # fmt: skip
    return readers.get(fact.name, clean)(words)


@pytest.fixture(scope="session")
def facts_follow_from_their_words() -> Callable[[Draft], None]:
    """Check that the value of each fact can be read again from the words that it names, and from nothing else."""

    def check(draft: Draft) -> None:
        for fact in draft.facts:
            if fact.name == "bodies":
                assert all(name in clean(draft.text[fact.span.start : fact.span.end]) for name in fact.value)
            else:
                assert _derived(fact, draft.text) == fact.value, fact

    return check
