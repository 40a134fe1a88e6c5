"""A reliability plot: of the messages with this confidence, how many were right?"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import matplotlib
from matplotlib.figure import Figure

from bench.understanding.metrics import Bin

SIZE = (5, 5)  # inches
LARGEST = 220  # points², the dot of a bin that holds all messages
matplotlib.rcParams["svg.hashsalt"] = "reliability"  # the same drawing from the same figures


def draw(found: Mapping[str, Sequence[Bin]], path: Path) -> None:
    """Draw the bins of each system, a dot each, larger where they hold more messages, and write them to `path` as SVG."""
    figure = Figure(figsize=SIZE, layout="tight")
    axes = figure.subplots()
    axes.plot([0, 1], [0, 1], color="0.7", linestyle="--", label="means what it says")
    for name, bins in found.items():
        total = sum(one.messages for one in bins)
        shown = [(one.confidence, one.right, LARGEST * one.messages / total) for one in bins if one.messages]
        if shown:
            sure, right, sizes = zip(*shown, strict=True)
            axes.plot(sure, right, linewidth=1)
            axes.scatter(sure, right, s=sizes, label=name)
    axes.set(xlim=(0, 1), ylim=(0, 1.02), xlabel="mean confidence in the first intent", ylabel="share that is right", title="Reliability")
    axes.legend(loc="lower right")
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, format="svg", metadata={"Date": None})
