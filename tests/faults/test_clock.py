"""The clock of the machine jumps, a day ahead, back again, and behind: what is said keeps its order, and nobody is turned away."""

import datetime
import time
from dataclasses import replace
from pathlib import Path

import pytest

from bot.settings import load_settings
from bot.wiring import prepare_store
from tests.channels.web.client import Client
from tests.servers.parts import Parts

pytestmark = pytest.mark.servers
LIBRARY = "/usr/lib/*/faketime/libfaketimeMT.so.1"
SEEN = 2.0  # seconds until every process has read the new time


@pytest.fixture(scope="module")
def clock(tmp_path_factory):
    """Sets the time of all parts, as what is added to the real one."""
    file = tmp_path_factory.mktemp("clock") / "time"

    def set_to(offset):
        file.write_text(f"{offset}\n")
        time.sleep(SEEN)

    set_to.file = file
    set_to("+0")
    return set_to


@pytest.fixture(scope="module")
def parts(server, server_home, clock, tmp_path_factory):
    found = sorted(Path("/").glob(LIBRARY.lstrip("/")))
    if not found:
        pytest.skip("libfaketime is not on this machine, and only root on Debian may bring it")
    told = {
        "LD_PRELOAD": str(found[0]),
        "FAKETIME_TIMESTAMP_FILE": str(clock.file),
        "FAKETIME_CACHE_DURATION": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",  # a clock that is set does not change it
    }
    home = tmp_path_factory.mktemp("jumps")
    prepare_store(load_settings({}, home=home))
    parts = Parts(home, server_home)
    for part in (parts.actions, parts.rasa):
        parts.start(replace(part, environment={**part.environment, **told}))
    yield parts
    parts.stop()


@pytest.fixture
def visitor(parts, clock):
    clock("+0")
    return Client(parts.address).open(region="150200")


def answer_to(visitor, text):
    """The answer to a message, and how long it took; all that was said before is still there, once and in order."""
    client_id, began = f"c{time.monotonic_ns()}", time.monotonic()
    seq = visitor.say(text, client_id)["seq"]
    answer = visitor.until_answered(client_id, after=seq)[-1]["answer"]
    assert time.monotonic() - began < 5
    events = visitor.events()["events"]
    assert [event["seq"] for event in events] == list(range(1, len(events) + 1))
    asked = [event["id"] for event in events if event["from"] == "citizen"]
    assert asked[-1] == client_id and [event["reply_to"] for event in events if event["last"]] == asked
    return answer


@pytest.mark.parametrize("jumps", [("+26h", "+0"), ("-3h", "+0"), ("-2d", "+26h", "-5m", "+0")], ids=" ".join)
def test_what_is_said_goes_on_whatever_the_clock_does(visitor, clock, jumps):
    assert answer_to(visitor, "公租房怎么申请")["outcome"] == "answered"
    for jump in jumps:
        clock(jump)
        assert answer_to(visitor, "那低保呢")["outcome"] == "answered"
        assert answer_to(visitor, "公租房怎么申请")["topic"] == "public_rental_housing"


def test_a_jump_over_midnight_asks_the_policies_of_that_day(visitor, clock):
    today = datetime.date.fromisoformat(answer_to(visitor, "公租房怎么申请")["as_of"])
    clock("+48h")
    ahead = datetime.date.fromisoformat(answer_to(visitor, "公租房怎么申请")["as_of"])
    assert (ahead - today).days == 2


def test_who_comes_while_the_clock_is_far_ahead_is_let_in_and_stays_when_it_is_set_right(visitor, clock, parts):
    clock("+40d")
    assert visitor.request("GET", "/events").json()["code"] == "session_expired"  # as if the days had passed
    newcomer = Client(parts.address).open(region="150200")
    assert answer_to(newcomer, "公租房怎么申请")["outcome"] == "answered"
    clock("+0")
    assert answer_to(newcomer, "那低保呢")["outcome"] == "answered"
    assert answer_to(visitor, "公租房怎么申请")["outcome"] == "answered"  # and nothing was deleted meanwhile
