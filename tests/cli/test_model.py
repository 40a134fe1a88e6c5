"""Which models there are, and going back to another one."""

import io
import json
import os
import tarfile

import pytest

from bot.cli.training import is_current
from bot.settings import load_settings
from bot.trained import CURRENT, current_model

FOLDER = "components/train_bot.nlu.intent_classifier.IntentClassifier1"


@pytest.fixture
def models(tmp_path):
    """Two models that were trained a day apart, the newer one from something else than what is there now."""
    folder = load_settings({}, home=tmp_path / "home").models
    folder.mkdir(parents=True)
    for number, name in enumerate(("20260101-old", "20260102-new")):
        with tarfile.open(folder / f"{name}.tar.gz", "w:gz") as archive:
            for file in ("intents.json", "intents.npz"):
                member = tarfile.TarInfo(f"{FOLDER}/{file}")
                member.size = len(name)
                archive.addfile(member, io.BytesIO(name.encode()))
        os.utime(folder / f"{name}.tar.gz", (number * 86_400, number * 86_400))
        (folder / name).mkdir()
    facts = {"archive": "20260102-new.tar.gz", "intents": "20260102-new", "fingerprint": "other"}
    (folder / CURRENT).write_text(json.dumps(facts))
    return folder


def test_without_a_model_the_next_step_is_said(own):
    assert "xinshimin train" in own("model", "list").output


def test_the_newest_is_first_and_the_current_one_is_marked(own, models):
    lines = own("model", "list").output.splitlines()
    assert [line.split()[0] for line in lines] == ["20260102-new", "20260101-old"]
    assert ["正在用" in line for line in lines] == [True, False]
    assert [one["current"] for one in json.loads(own("model", "list", "--json").output)] == [True, False]


def test_another_one_is_used_and_stays_until_something_changes(own, models, tmp_path, monkeypatch):
    settings = load_settings({}, home=tmp_path / "home")
    assert not is_current(settings)
    assert own("model", "use", "20260101-old").exit_code == 0
    assert current_model(settings).intents == models / "20260101-old" and is_current(settings)
    assert (models / "20260101-old" / "intents.json").read_text() == "20260101-old"
    monkeypatch.setattr("bot.cli.training.model_fingerprint", lambda: "training data that have changed")
    assert not is_current(settings)


@pytest.mark.parametrize("name", ["20251231-none", "../20260101-old", "current.json"])
def test_what_is_no_model_is_refused_and_nothing_changes(own, models, name):
    done = own("model", "use", name)
    assert done.exit_code == 1 and "xinshimin model list" in str(done.exception)
    assert json.loads((models / CURRENT).read_text())["intents"] == "20260102-new"


def test_a_broken_one_is_refused_and_nothing_changes(own, models):
    (models / "20260101-old.tar.gz").write_bytes(b"this is no model")
    done = own("model", "use", "20260101-old")
    assert done.exit_code == 1 and "读不到模型包" in str(done.exception)
    assert json.loads((models / CURRENT).read_text())["intents"] == "20260102-new"
