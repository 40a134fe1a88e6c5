"""A model that is trained while people talk: the real server takes it without a restart and without a lost message."""

import json
import shutil
import threading
import time
from pathlib import Path

import pytest

from bot.trained import CURRENT

pytestmark = pytest.mark.servers
SECONDS = 120


def test_the_model_changes_under_load(server, server_home: Path) -> None:
    models, said, stop = server_home / "models", [], threading.Event()
    facts = json.loads((models / CURRENT).read_text(encoding="utf-8"))
    log = server_home / "logs" / "rasa.log"
    before = log.read_text(encoding="utf-8").count("model.changed")

    def talk(name: str) -> None:
        while not stop.is_set():
            said.append(bool(server.ask(f"change-{name}", "我在包头打工，公租房怎么申请")))

    people = [threading.Thread(target=talk, args=(str(number),)) for number in range(3)]
    for one in people:
        one.start()
    try:
        shutil.copy(models / facts["archive"], models / f"copy-{facts['archive']}")
        other = models / "other.json"
        other.write_text(json.dumps(facts | {"archive": f"copy-{facts['archive']}"}), encoding="utf-8")
        other.replace(models / CURRENT)
        end = time.monotonic() + SECONDS
        while log.read_text(encoding="utf-8").count("model.changed") == before:
            assert time.monotonic() < end, "the model was not changed"
            time.sleep(0.5)
        after = len(said)
        while len(said) < after + 10:
            time.sleep(0.1)
    finally:
        stop.set()
        for one in people:
            one.join(60)
    assert all(said) and len(said) > 20
