"""Measure audience, conditions, alternatives and strength on the sentences that were annotated, each notice left out in turn."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from rich.console import Console
from rich.table import Table

from bot.importer.suggestions.condition_model import CONDITION_THRESHOLD, ConditionModel, annotated
from bot.importer.suggestions.examples import Example
from bot.importer.suggestions.places import overlap
from bot.importer.suggestions.sentences import sentences_of
from bot.importer.suggestions.strength_model import StrengthModel
from bot.importer.suggestions.suggester import first_audience, same_people
from bot.importer.suggestions.views import read_cues
from bot.policy.clause import Annotation
from bot.policy.condition import Condition

console = Console()
ALL, AUDIENCE, FIGURES, ALTERNATIVES = "all", "(audience)", "with figures", "(any_of, pairs)"
Found = list[tuple[Condition, float]]
Case = tuple[Example, Annotation, Found]


class Tally:
    """How many were annotated, how many of these were met, how many were proposed, and how many of these were right."""

    def __init__(self) -> None:
        self.annotated, self.met, self.proposed, self.right = Counter[str](), Counter[str](), Counter[str](), Counter[str]()

    def add(self, text: str, annotation: Annotation, found: Sequence[Condition]) -> None:
        """Count the conditions found for an annotation."""
        for one in annotation.conditions:
            same = [each for each in found if each.field == one.field and overlap(text, each.quote, one.quote)]
            for name in (one.field, ALL, *((FIGURES,) if one.op == ">=" else ())):
                self.annotated[name] += 1
                self.met[name] += any(name != FIGURES or (each.op, each.value) == (one.op, one.value) for each in same)
        for each in found:
            for name in (each.field, ALL):
                self.proposed[name] += 1
                self.right[name] += annotated(text, each, annotation.conditions)

    def add_audience(self, annotation: Annotation) -> None:
        """Count the words for people."""
        words = first_audience(sentences_of(annotation.quote))
        if annotation.audience:
            self.annotated[AUDIENCE] += 1
            self.met[AUDIENCE] += words is not None and same_people(words, annotation.audience)

    def add_alternatives(self, text: str, annotation: Annotation, found: Sequence[Condition]) -> None:
        """Count pairs of annotated conditions of which one is enough."""
        pairs = [
            (each, next(one for one in annotation.conditions if annotated(text, each, [one])))
            for each in found
            if annotated(text, each, annotation.conditions)
        ]
        for (first, said), (second, also) in combinations(pairs, 2):
            proposed, right = (one.any_of is not None and one.any_of == other.any_of for one, other in ((first, second), (said, also)))
            self.annotated[ALTERNATIVES] += right
            self.proposed[ALTERNATIVES] += proposed
            self.right[ALTERNATIVES] += proposed and right
            self.met[ALTERNATIVES] += proposed and right

    def row(self, name: str) -> list[str]:
        """Annotated, recall, proposed, precision."""
        return [
            str(self.annotated[name]),
            _percent(self.met[name], self.annotated[name]),
            str(self.proposed[name] or ""),
            _percent(self.right[name], self.proposed[name]),
        ]


def print_words(examples: Sequence[Example]) -> None:
    """Print what the patterns find, what of it is proposed, and the strengths."""
    every, likely = Tally(), Tally()
    for example, annotation, found in _cases(examples):
        every.add(example.text, annotation, [one for one, _ in found])
        likely.add(example.text, annotation, [one for one, weight in found if weight >= CONDITION_THRESHOLD])
        every.add_audience(annotation)
        every.add_alternatives(example.text, annotation, [one for one, _ in found])
        likely.add_alternatives(example.text, annotation, [one for one, weight in found if weight >= CONDITION_THRESHOLD])
    title = f"Audience, conditions: what the patterns find, and what of it is proposed (at {CONDITION_THRESHOLD})"
    table = Table("field", "annotated", "recall", "found", "right", "recall", "proposed", "right", title=title)
    for name in sorted(every.annotated, key=lambda one: (one == ALL, one == FIGURES, one)):
        table.add_row(name, *every.row(name), *(likely.row(name)[1:] if likely.annotated[name] else ()))
    console.print(table)
    _print_bulk(examples)
    _print_strengths(examples)


def _cases(examples: Sequence[Example]) -> Iterator[Case]:
    """Every annotation with the conditions that the patterns find in its words, weighed by what the other notices teach."""
    for document in dict.fromkeys(example.document_id for example in examples):
        model = ConditionModel([one for one in examples if one.document_id != document])
        for example in (one for one in examples if one.document_id == document):
            for annotation in example.annotations:
                yield example, annotation, model.propose(annotation.quote)


def _print_bulk(examples: Sequence[Example]) -> None:
    """Whether the confidence of a condition means what it says."""
    table = Table("confidence of a condition", "proposals", "right", title="Calibration of conditions")
    weighed = [
        (weight, annotated(example.text, one, said.conditions)) for example, said, found in _cases(examples) for one, weight in found
    ]
    for low, high in ((0.0, 0.5), (0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 1.01)):
        hits = [right for weight, right in weighed if low <= weight < high]
        table.add_row(f"{low:.2f} - {min(high, 1):.2f}", str(len(hits)), _percent(sum(hits), len(hits)))
    console.print(table)


def _print_strengths(examples: Sequence[Example]) -> None:
    """Strengths against always saying direct."""
    cues, pairs = read_cues(), []
    for document in dict.fromkeys(example.document_id for example in examples):
        model = StrengthModel([one for one in examples if one.document_id != document], cues)
        for example in (one for one in examples if one.document_id == document):
            for one in example.annotations:
                pairs.append((model.choose(example.text, example.headings, one.topic, one.quote)[0], one.strength))
    weak = [pair for pair in pairs if "weak" in pair]
    both = sum(pair == ("weak", "weak") for pair in pairs)
    table = Table("right", "always direct", "weak: precision", "weak: recall", title="Strength: does the clause answer, or only mention?")
    table.add_row(
        _percent(sum(proposed == said for proposed, said in pairs), len(pairs)),
        _percent(sum(said == "direct" for _, said in pairs), len(pairs)),
        _percent(both, sum(proposed == "weak" for proposed, _ in weak)),
        _percent(both, sum(said == "weak" for _, said in weak)),
    )
    console.print(table)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else ""
