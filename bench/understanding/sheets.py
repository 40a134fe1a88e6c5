"""The tables of what was measured."""

import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence

from bench.understanding import metrics, replies
from bench.understanding.asking import AT_ONCE
from bench.understanding.measuring import Measured, Sets, percentile
from bench.understanding.metrics import Bin, Pair, calibration_error, confusions, reliability
from bench.understanding.sets import CHOSEN_BY, DOUBLES, Message
from bench.understanding.sheet import Sheet, percent

CONFUSIONS = 15
Found = Mapping[str, Measured]


def sheets(sets: Sets, found: Found) -> list[Sheet]:
    """All tables, in the order of the page."""
    pages = [costs(found), topics(sets, found), registers(sets, found), outcomes(sets, found), refusals(sets, found), doubles(sets, found)]
    for name in found:
        pages += [calibration(name, sets, found[name]), confused(name, sets, found[name])]
    return pages


def costs(found: Found) -> Sheet:
    """Time, memory and size, a row a figure."""
    figures: dict[str, Callable[[Measured], str]] = {
        "training, s": lambda one: f"{one.training.seconds:.0f}",
        "training, processor s": lambda one: f"{one.training.processor:.0f}",
        "training, largest process, MB": lambda one: f"{one.training.peak:.0f}",
        "model archive, MB": lambda one: f"{one.training.size:.1f}",
        "start to first answer, s": lambda one: _middle(one.ready, 1),
        "reading a message in one process, p50 ms": lambda one: f"{percentile(one.reading, 50):.1f}",
        "reading a message in one process, p95 ms": lambda one: f"{percentile(one.reading, 95):.1f}",
        "reading a message in one process, processor p50 ms": lambda one: f"{percentile(one.computing, 50):.1f}",
        "a full answer over REST, p50 ms": lambda one: f"{percentile(one.asking, 50):.0f}",
        "a full answer over REST, p95 ms": lambda one: f"{percentile(one.asking, 95):.0f}",
        f"{AT_ONCE} at once: chats with a full answer a second": lambda one: _middle([load.full / load.seconds for load in one.loads], 1),
        f"{AT_ONCE} at once: chats a second, whatever was answered": lambda one: _middle(
            [len(load.each) / load.seconds for load in one.loads], 1
        ),
        f"{AT_ONCE} at once: share of chats with a full answer": lambda one: percent(
            metrics.share(reply.full for load in one.loads for reply in load.replies)
        ),
        f"{AT_ONCE} at once: a chat, p95 ms": lambda one: (
            f"{percentile([each * 1000 for load in one.loads for each in load.each], 95):.0f}"
        ),
        "messages without any reply": lambda one: str(
            sum(not reply.said for group in (*one.replies.values(), *(load.replies for load in one.loads)) for reply in group)
        ),
        "memory resident, MB": lambda one: _memory(one, lambda part: part.resident),
        "memory, proportional share, MB": lambda one: _memory(one, lambda part: part.proportional),
    }
    note = (
        "Middle of all rounds, with the lowest and highest; the systems were asked in turn. Every message opens a chat and names its "
        "place; a full answer cites clauses or says that there is none. The stock pipeline finds no places: its bot asks for one. "
        "Processor time is that of all cores together and hardly changes on a busy machine. Memory is that of the action server and the "
        "dialogue server after the load."
    )
    return Sheet("Costs", ("figure", *found), [[name, *(show(one) for one in found.values())] for name, show in figures.items()], note)


def topics(sets: Sets, found: Found) -> Sheet:
    """Topics, and everything else that has an intent, first and among three, by set."""
    rows = []
    for name in (one for one in sets if one not in DOUBLES):
        for label, about in (("topics", True), ("other intents", False)):
            hits = [metrics.hits(_pairs(sets, one, [name], about)) for one in found.values()]
            if hits[0].messages:
                rows.append([name, label, str(hits[0].messages), *_shares(hits)])
    note = f"`{CHOSEN_BY}` was there to choose by; the other sets only to report. Rankings of the NLU pipelines alone."
    return Sheet("Intents by set", ("set", "of", "messages", *_twice(found)), rows, note)


def registers(sets: Sets, found: Found) -> Sheet:
    """Topics by how the message is put, over all sets that only report."""
    each = [metrics.by_register(_pairs(sets, one, _about_topics(sets), True)) for one in found.values()]
    rows = [[name, str(hits.messages), *_shares([one[name] for one in each])] for name, hits in each[0].items()]
    total = [metrics.hits(_pairs(sets, one, _about_topics(sets), True)) for one in found.values()]
    rows.append(["all", str(total[0].messages), *_shares(total)])
    return Sheet("Topics by register", ("register", "messages", *_twice(found)), rows, f"Sets: {', '.join(_about_topics(sets))}.")


def outcomes(sets: Sets, found: Found) -> Sheet:
    """What a citizen got who asked about a topic."""
    rows = []
    for name in (one for one in sets if one not in DOUBLES):
        total = sum(bool(message.topics) for message in sets[name])
        for system, one in found.items():
            counts = replies.verdicts(sets[name], one.replies[name])
            if total:
                rows.append([name, system, str(total), *(percent(counts[verdict] / total) for verdict in replies.VERDICTS)])
    note = (
        "Over REST, at the shipped thresholds. right: its topic is answered (or the place asked); wrong: another topic is; choices: the "
        "right topic is among the three offered; refused: anything else."
    )
    return Sheet("What came of questions about topics", ("set", "system", "messages", *replies.VERDICTS), rows, note)


def refusals(sets: Sets, found: Found) -> Sheet:
    """Messages without a topic that were not answered with one."""
    rows = []
    for name in sets:
        for intent in ("out_of_scope", "unclear"):
            results = [replies.rejected(sets[name], one.replies[name], intent) for one in found.values()]
            if results[0][0]:
                rows.append([name, intent, str(results[0][0]), *(percent(part) for _, part in results)])
    return Sheet("Messages without a topic, not answered with one", ("set", "intent", "messages", *found), rows, "Over REST, as shipped.")


def doubles(sets: Sets, found: Found) -> Sheet:
    """Messages about two topics, and those that only sound so."""
    rows = [row for name in DOUBLES if name in sets for row in _doubles(name, sets[name], found)]
    return Sheet("Two topics in one message", ("set", "figure", "messages", *found), rows)


def _doubles(name: str, messages: Sequence[Message], found: Found) -> Iterator[list[str]]:
    two = [at for at, message in enumerate(messages) if len(message.topics) == 2]
    both = [replies.both(messages, one.replies[name])[1] for one in found.values()]
    yield [name, "both answered", str(len(two)), *map(percent, both)]
    near = [metrics.share(one.guesses[name][at].holds(messages[at], 2) for at in two) for one in found.values()]
    yield [name, "both are the first two of the ranking", str(len(two)), *map(percent, near)]
    alone = [replies.one_only(messages, one.replies[name]) for one in found.values()]
    if alone[0][0]:
        yield [name, "sounds like two, asks one: that alone is answered", str(alone[0][0]), *(percent(part) for _, part in alone)]


def bins_of(sets: Sets, measured: Measured) -> list[Bin]:
    """Confidence and share right over all sets that only report."""
    return reliability([pair for about in (True, False) for pair in _pairs(sets, measured, _reporting(sets), about)])


def calibration(name: str, sets: Sets, measured: Measured) -> Sheet:
    """Whether a confidence of `name` means what it says, over all sets that only report."""
    bins = bins_of(sets, measured)
    rows = [[f"{one.low:.2f} - {one.high:.2f}", str(one.messages), percent(one.confidence), percent(one.right)] for one in bins]
    note = f"Expected calibration error {percent(calibration_error(bins))}; all intents of {', '.join(_reporting(sets))}."
    return Sheet(f"Reliability: {name}", ("confidence", "messages", "mean confidence", "right"), rows, note)


def confused(name: str, sets: Sets, measured: Measured) -> Sheet:
    """What was most often taken for what."""
    pairs = _pairs(sets, measured, _reporting(sets), True)
    rows = [[meant, got, str(count)] for meant, got, count in confusions(pairs, CONFUSIONS)]
    return Sheet(f"Confused most often: {name}", ("meant", "understood", "messages"), rows)


def _pairs(sets: Sets, measured: Measured, names: Sequence[str], about_topics: bool) -> list[Pair]:
    pairs = [pair for name in names for pair in zip(sets[name], measured.guesses[name], strict=True)]
    return [pair for pair in pairs if bool(pair[0].topics) == about_topics]


def _reporting(sets: Sets) -> list[str]:
    return [name for name in sets if name not in (CHOSEN_BY, *DOUBLES)]


def _about_topics(sets: Sets) -> list[str]:
    return [name for name in _reporting(sets) if any(message.topics for message in sets[name])]


def _twice(found: Found) -> list[str]:
    return [f"{name}, {what}" for name in found for what in ("first", "among 3")]


def _shares(hits: Sequence[metrics.Hits]) -> list[str]:
    return [percent(part) for one in hits for part in (one.first, one.third)]


def _middle(values: Sequence[float], digits: int) -> str:
    return f"{statistics.median(values):.{digits}f} ({min(values):.{digits}f} - {max(values):.{digits}f})"


def _memory(measured: Measured, take: Callable[..., float | None]) -> str:
    parts = [take(part) for part in measured.memory.values()]
    known = [part for part in parts if part is not None]
    return f"{sum(known):.0f} ({' + '.join(f'{part:.0f}' for part in known)})" if len(known) == len(parts) else "not told here"
