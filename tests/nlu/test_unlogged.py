"""What nobody logs is not copied."""

import copy
import logging
from pathlib import Path

import pytest

from bot.nlu import unlogged


@pytest.fixture
def modules(monkeypatch):
    for module in unlogged.MODULES:
        monkeypatch.setattr(module, "copy", copy)
    return unlogged.MODULES


def test_nothing_is_copied_where_the_log_does_not_want_it(modules, monkeypatch):
    monkeypatch.setattr(logging.getLogger("rasa"), "level", logging.INFO)
    unlogged.install()
    events = [object()]
    assert all(module.copy.deepcopy(events) is events for module in modules)


def test_a_log_of_level_debug_gets_its_copies(modules, caplog):
    with caplog.at_level(logging.DEBUG, logger="rasa"):
        unlogged.install()
    assert all(module.copy is copy for module in modules)


def test_the_modules_copy_for_the_log_alone():
    for module in unlogged.MODULES:
        lines = Path(module.__file__).read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines):
            if "copy." in line and not line.lstrip().startswith(("#", "import")):
                assert "copy.deepcopy(" in line
                assert any("structlogger.debug(" in before for before in lines[max(0, number - 6) : number + 1]), f"{module}: {line}"
