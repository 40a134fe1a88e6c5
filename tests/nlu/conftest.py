"""Rasa's graph components run on the hollow TensorFlow here."""

import pytest

from bot.nlu import hollow

hollow.install()


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("XINSHIMIN_HOME", str(tmp_path))
