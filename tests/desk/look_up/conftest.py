"""Looking up over the founding notices."""

import pytest

from bot.answer.dialogue import Known
from bot.desk.look_up.calls import Asked
from bot.desk.look_up.finding import LookUp


@pytest.fixture
def find(shared):
    look_up = LookUp(shared)
    return lambda words, known=None, ticks=None, **more: look_up.find(Asked(words, **more), known or Known(), ticks or {})
