"""Measure suggestions on documents left out: each annotated notice in turn is proposed for by what the others teach, and compared.

Read with care: the cue words and the patterns of audience and conditions were written by people who had read these notices, so only the
row without cue words, and kinds, are wholly unseen; the notices also resemble each other (四川 carries out 发改社会〔2019〕280号).
What weighs the conditions that the patterns find, and the strengths, is learned anew for each notice left out.
"""

import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from bench.suggestions.words import print_words
from bot.importer.notice import find_notices, read_notice
from bot.importer.suggestions.examples import Example, examples_of
from bot.importer.suggestions.places import overlap
from bot.importer.suggestions.suggester import THRESHOLD, Suggester
from bot.importer.suggestions.suggestion import Suggestion
from bot.language.encoders import Encoder
from bot.language.remembered import RememberingEncoder
from bot.settings import ROOT, load_settings
from bot.wiring import open_encoders, suggestion_encoders

console = Console()
BINS = ((0.0, 0.2), (0.2, 0.35), (0.35, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01))
ALL = "all five"
CORPUS = ROOT.parent / "shared" / "corpus"
FIRST_ARTICLE, ARTICLES, LONGEST = 4, 15, 600
STATUTES = {
    "national/失业保险条例(1999-01-22).md": {"unemployment_insurance"},
    "national/工伤保险条例(2010-12-20).md": {"work_injury"},
    "national/住房公积金管理条例(2019-03-24).md": {"housing_fund"},
    "national/居住证暂行条例(2015-11-26).md": {"residence_permit", "permit_benefits"},
    "national/保障农民工工资支付条例(2019-12-30).md": {"wage_arrears"},
    "local/重庆市城乡居民最低生活保障条例(2016-03-31).md": {"subsistence_allowance"},
    "city/11_公共租赁住房保障办法_穗府办规2024-13号.txt": {"public_rental_housing", "rental_subsidy"},
    "city/29_广州市临时救助实施细则_穗府办规2021-19号.txt": {"temporary_assistance"},
    "city/30_老年人助餐配餐服务管理办法_穗民规字2024-3号.txt": {"elderly_care"},
    "city/36b_积分制入户管理办法_穗府办规2025-8号.txt": {"hukou_registration"},
}


@dataclass
class Score:
    """What came out for the clauses of a document."""

    clauses: int = 0
    with_topics: int = 0
    first: int = 0
    third: int = 0
    proposed: int = 0
    annotated: int = 0
    right: int = 0
    quotes: int = 0
    kinds: int = 0
    bins: dict[tuple[float, float], list[bool]] = field(default_factory=lambda: defaultdict(list))

    def add(self, example: Example, suggestion: Suggestion) -> None:
        """Count one clause."""
        named = {topic.topic: topic.quote for topic in suggestion.topics}
        quotes = {annotation.topic: annotation.quote for annotation in example.annotations}
        near = [topic for topic, _ in suggestion.near]
        self.clauses += 1
        self.proposed += len(named)
        self.annotated += len(quotes)
        self.right += len(named.keys() & quotes.keys())
        self.quotes += sum(overlap(example.text, named[topic], quotes[topic]) for topic in named.keys() & quotes.keys())
        self.kinds += suggestion.kind == example.kind
        if quotes:
            self.with_topics += 1
            self.first += near[0] in quotes
            self.third += any(topic in quotes for topic in near)
        for topic, confidence in (*suggestion.near, *((one.topic, one.confidence) for one in suggestion.topics[len(near) :])):
            self.bins[next(one for one in BINS if one[0] <= confidence < one[1])].append(topic in quotes)


def main() -> None:
    """Leave each notice out once, with and without cue words, and print the tables."""
    settings = load_settings()
    encoders = remembering(suggestion_encoders(), settings.cache)
    examples = examples_of(read_notice(folder) for folder in find_notices(settings.policies))
    documents = list(dict.fromkeys(example.document_id for example in examples))
    everything = remembering(open_encoders(), settings.cache)
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task("suggestions", total=3 * len(documents))
        scores, plain, slow = {name: Score() for name in (*documents, ALL)}, Score(), Score()
        for document in documents:
            for example, suggestion in _left_out(document, examples, encoders):
                scores[document].add(example, suggestion)
                scores[ALL].add(example, suggestion)
            progress.advance(task)
            for example, suggestion in _left_out(document, examples, encoders, cues={}):
                plain.add(example, suggestion)
            progress.advance(task)
            for example, suggestion in _left_out(document, examples, everything):
                slow.add(example, suggestion)
            progress.advance(task)
    print_topics({**scores, f"{ALL}, no cue words": plain, f"{ALL}, all encoders": slow})
    print_kinds(scores[ALL], examples)
    print_bins(scores[ALL])
    print_words(examples)
    corpus = Path(os.environ.get("XINSHIMIN_CORPUS") or CORPUS)
    if corpus.is_dir():
        print_statutes(examples, encoders, corpus)
    else:
        console.print(f"Statutes outside the annotated set were not measured: no {corpus}; set XINSHIMIN_CORPUS.")


def remembering(encoders: Sequence[Encoder], folder: Path) -> list[RememberingEncoder]:
    """The encoders with their vectors kept in `folder`."""
    return [RememberingEncoder(encoder, folder) for encoder in encoders]


def _left_out(
    document: str, examples: Sequence[Example], encoders: Sequence[RememberingEncoder], cues: dict[str, list[str]] | None = None
) -> Iterator[tuple[Example, Suggestion]]:
    suggester = Suggester([one for one in examples if one.document_id != document], encoders, cues=cues)
    for example in examples:
        if example.document_id == document:
            yield example, suggester.suggest(example.text, example.headings)


def print_topics(scores: dict[str, Score]) -> None:
    """Topics at the shipped threshold, the first and the first three of clauses that serve a topic, and where the quote is."""
    topics = Table("left out", "clauses", "topics", "precision", "recall", "F1", title=f"Topics proposed at {THRESHOLD}")
    clauses = Table("left out", "first", "among 3", "quote meets", "kind", title="Clauses with topics: the likeliest topic; quotes; kinds")
    for name, one in scores.items():
        precision, recall = ratio(one.right, one.proposed), ratio(one.right, one.annotated)
        balance = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        topics.add_row(name, str(one.clauses), str(one.annotated), *map(percent, (precision, recall, balance)))
        first, third = ratio(one.first, one.with_topics), ratio(one.third, one.with_topics)
        clauses.add_row(name, *map(percent, (first, third, ratio(one.quotes, one.right), ratio(one.kinds, one.clauses))))
    console.print(topics)
    console.print(clauses)


def print_kinds(score: Score, examples: Sequence[Example]) -> None:
    """Kinds against always saying the commonest."""
    ((kind, most),) = Counter(example.kind for example in examples).most_common(1)
    table = Table("kinds right", f"always {kind}", title="Kinds")
    table.add_row(f"{100 * ratio(score.kinds, score.clauses):.1f} %", f"{100 * ratio(most, len(examples)):.1f} %")
    console.print(table)


def print_bins(score: Score) -> None:
    """Whether a confidence means what it says."""
    table = Table("confidence", "proposals", "right", title="Calibration: the three likeliest and all above the threshold")
    for low, high in BINS:
        found = score.bins[(low, high)]
        table.add_row(f"{low:.2f} - {min(high, 1):.2f}", str(len(found)), f"{100 * ratio(sum(found), len(found)):.1f} %" if found else "")
    console.print(table)


def print_statutes(examples: Sequence[Example], encoders: Sequence[RememberingEncoder], corpus: Path) -> None:
    """Statutes that nobody has annotated: is the statute's own matter proposed for its articles?"""
    title = f"Articles of {len(STATUTES)} statutes outside the annotated set"
    table = Table("cue words", "articles", "own matter first", "among 3", title=title)
    for name, cues in (("with", None), ("without", {})):
        suggester = Suggester(examples, encoders, cues=cues)
        first = third = count = 0
        for file, topics in STATUTES.items():
            for article in _articles((corpus / file).read_text(encoding="utf-8")):
                near = [topic for topic, _ in suggester.suggest(article).near]
                count, first, third = count + 1, first + (near[0] in topics), third + any(topic in topics for topic in near)
        table.add_row(name, str(count), percent(ratio(first, count)), percent(ratio(third, count)))
    console.print(table)


def _articles(text: str) -> Iterator[str]:
    """The first articles of a statute after the general ones, without their numbers."""
    parts = re.split(r"(?m)^\s*第[一二三四五六七八九十百]+条\s*", text)[1:]
    yield from ("".join(part.split())[:LONGEST] for part in parts[FIRST_ARTICLE : FIRST_ARTICLE + ARTICLES])


def percent(share: float) -> str:
    """A share as per cent."""
    return f"{100 * share:.1f} %"


def ratio(part: int, whole: int) -> float:
    """Share of `part` in `whole`; 0 of nothing."""
    return part / whole if whole else 0.0
