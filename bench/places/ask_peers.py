"""Ask jionlp and cpca for the places of some messages; runs in an environment of its own, JSON in and JSON out.

In: a list of messages. Out: by peer, for each message the places that it names, each as [province, city, county] or as one code, and
the seconds that it took.
"""

import contextlib
import json
import sys
import time
import warnings
from collections.abc import Callable
from typing import Any

warnings.filterwarnings("ignore")
with contextlib.redirect_stdout(sys.stderr):  # jionlp greets on standard output
    import cpca
    import jionlp

PARTS = ("province", "city", "county")
Places = list[Any]


def jionlp_parse(text: str) -> Places:
    """The one address that the message is taken for."""
    found = jionlp.parse_location(text)
    return [[found[part] for part in PARTS]]


def jionlp_recognize(text: str) -> Places:
    """The places in China that are named, in the order given."""
    found = jionlp.recognize_location(text)["domestic"] or []
    return [[place.get(part) for part in PARTS] for place, _ in found]


def cpca_transform(text: str) -> Places:
    """The code of the one address that the message is taken for."""
    code = cpca.transform([text])["adcode"][0]
    return [code] if isinstance(code, str) else []


def timed(ask: Callable[[str], Places], text: str) -> tuple[Places, float]:
    """What `ask` says of `text` (nothing where it fails), and the seconds."""
    started = time.perf_counter()
    try:
        places = ask(text)
    except Exception as error:  # a peer that fails on a message has found nothing there
        print(f"{ask.__name__}: {text}: {error!r}", file=sys.stderr)
        places = []
    return places, time.perf_counter() - started


PEERS = {"jionlp.parse_location": jionlp_parse, "jionlp.recognize_location": jionlp_recognize, "cpca.transform": cpca_transform}

if __name__ == "__main__":
    texts = json.load(sys.stdin)
    for ask in PEERS.values():
        timed(ask, "我在四川省成都市武侯区")  # tables are loaded with the first question
    json.dump({name: [timed(ask, text) for text in texts] for name, ask in PEERS.items()}, sys.stdout)
