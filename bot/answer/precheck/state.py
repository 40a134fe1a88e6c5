"""What a conversation keeps for the pre-check: what was told of whom, and the pre-check that runs. It goes into JSON and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from bot.answer.precheck.requirement import Literal
from bot.answer.sensitive.kinds import kind_of, may_be_sensitive
from bot.language.facts import Interval, StatedFact
from bot.language.facts.fact import Value
from bot.policy.variables import Subject

PLACE_BOUND = frozenset(
    ["residence_months", "hukou_local", "hukou_moved", "lives_here", "residence_permit", "home_owned", "home_rented", "legal_home",
     "fixed_home", "local_medical", "stable_work", "proof_of_address", "owner_consent", "continuous_schooling"]
)  # fmt: skip
"""What is no longer so when somebody lives elsewhere."""
HELD = "held"
"""In the JSON: the same with what is sensitive, as long as it waits for the consent."""


@dataclass(frozen=True)
class PreCheck:
    """A pre-check on its way: of which topic and clause, what was asked last (a literal), of whom.

    `declined` are variables that the citizen cannot tell, `aims` those that the opening message spoke of; `missed` counts the
    messages in a row that were no answer. `clause` is None until the place is known; `left` once the citizen wants no more of it.
    `place` is the name that the question used, `needed` are the variables of the clause, `others` those that 都不是 denies too;
    `another` says that the clause before is out and the next one is gone through, `noted` that the last reply told something else,
    `over` that it has come to its end. `then` are topics to check after it.
    """

    topic: str
    clause: str | None = None
    asked: str | None = None
    person: Subject = "asker"
    declined: tuple[str, ...] = ()
    aims: tuple[str, ...] = ()
    missed: int = 0
    left: bool = False
    place: str = ""
    needed: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    another: bool = False
    noted: bool = False
    over: bool = False
    then: tuple[str, ...] = ()


@dataclass(frozen=True)
class CheckMemory:
    """`told` holds by person what is known by variable; `region` is the code of the place of living that it was told for.

    `paused` is the pre-check that ran last: it can be gone on with where another matter came between, and be corrected where it is over.
    `keeps_sensitive` says that sensitive facts may outlive the turn: nothing is written, or the citizen agreed. `holds` says that they
    are carried along, apart from the rest, until the citizen has said whether they may be kept.
    """

    told: Mapping[Subject, Mapping[str, Value]] = field(default_factory=dict)
    running: PreCheck | None = None
    region: str | None = None
    paused: PreCheck | None = None
    keeps_sensitive: bool = True
    holds: bool = False

    def of(self, person: Subject) -> dict[str, Value]:
        """What is known of a person; the household's is everybody's."""
        return {**self.told.get("household", {}), **self.told.get(person, {})}

    def tell(self, facts: Iterable[StatedFact]) -> CheckMemory:
        """With what a message states; the newer goes before the older, and what is only assumed is left out."""
        told = {person: dict(known) for person, known in self.told.items()}
        for fact in facts:
            if not fact.assumed:
                told.setdefault(fact.subject, {})[fact.name] = fact.value
        return replace(self, told=told)

    def know(self, person: Subject, name: str, value: Value) -> CheckMemory:
        """With one fact more."""
        return replace(self, told={**self.told, person: {**self.told.get(person, {}), name: value}})

    def moved(self, region: str | None) -> CheckMemory:
        """At another place of living: what holds at a place only is forgotten."""
        kept = {person: {name: value for name, value in known.items() if name not in PLACE_BOUND} for person, known in self.told.items()}
        return replace(self, told=kept, region=region)

    def asks_sensitive(self) -> bool:
        """Whether the running pre-check has asked for something that is sensitive."""
        running = self.running
        return running is not None and running.asked is not None and may_be_sensitive(Literal.parse(running.asked).name, running.person)

    def asks_last(self, variable: str) -> bool:
        """Whether a question should wait for all others: its answer holds for one turn only, and that is then the last."""
        person = self.running.person if self.running else "asker"
        return not self.keeps_sensitive and may_be_sensitive(variable, person)

    def without_sensitive(self) -> CheckMemory:
        """Without what is sensitive, and without what a pre-check notes of the words that it began with."""
        told = {
            person: {name: value for name, value in known.items() if not kind_of(name, value, person)}
            for person, known in self.told.items()
        }
        told = {person: known for person, known in told.items() if known}
        return replace(self, told=told, running=_without_aims(self.running), paused=_without_aims(self.paused))

    def to_json(self) -> dict[str, Any]:
        """As values that JSON can hold: what may be kept of it."""
        if not self.keeps_sensitive:
            kept, whole = (replace(one, keeps_sensitive=True).to_json() for one in (self.without_sensitive(), self))
            return {**kept, HELD: whole} if self.holds and kept != whole else kept
        told = {
            person: {name: [value.low, value.high] if isinstance(value, Interval) else value for name, value in known.items()}
            for person, known in self.told.items()
        }
        checks = {name: asdict(one) if one else None for name, one in (("running", self.running), ("paused", self.paused))}
        return {"told": told, "region": self.region, **checks}

    @classmethod
    def from_json(cls, data: Mapping[str, Any] | None, keeps_sensitive: bool = True, holds: bool = False) -> CheckMemory:
        """What `to_json` gave; nothing known where there is nothing. What waits for consent is known where it `holds`, or was given."""
        if not data:
            return cls(keeps_sensitive=keeps_sensitive, holds=holds)
        if holds or keeps_sensitive:
            data = data.get(HELD) or data
        told = {
            person: {name: Interval(*value) if isinstance(value, list) else value for name, value in known.items()}
            for person, known in data["told"].items()
        }
        return cls(told, _check(data.get("running")), data.get("region"), _check(data.get("paused")), keeps_sensitive, holds)


def _without_aims(check: PreCheck | None) -> PreCheck | None:
    return check and replace(check, aims=tuple(name for name in check.aims if not may_be_sensitive(name, "child")))


def _check(data: Mapping[str, Any] | None) -> PreCheck | None:
    """A pre-check out of JSON."""
    if not data:
        return None
    given: dict[str, Any] = {name: tuple(value) if isinstance(value, (list, tuple)) else value for name, value in data.items()}
    return PreCheck(**given)
