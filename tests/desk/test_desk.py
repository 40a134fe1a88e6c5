"""The parts of the desk."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.conversations.records import Line
from bot.desk.desk import Desk
from bot.errors import ConversationError
from bot.settings import load_settings
from bot.wiring import open_conversations


def test_it_opens_without_any_database(tmp_path):
    desk = Desk.open(load_settings({}, home=tmp_path / "nowhere"))
    assert desk.cookie == "desk" and not (tmp_path / "nowhere" / "conversations.db").exists()


def test_over_https_the_cookie_belongs_to_this_host_alone(tmp_path):
    assert Desk.open(load_settings({}, home=tmp_path, desk_https="yes")).cookie == "__Host-desk"


def test_an_operator_waits_for_another_writer_where_a_citizen_would_not(tmp_path):
    settings = load_settings({}, home=tmp_path)
    operator, citizen = Desk.open(settings).kept.transcript, open_conversations(settings)
    lines = [Line("citizen", "在吗")]
    citizen.transcript.add("web:u", "web", lines)
    with ThreadPoolExecutor() as pool:
        with citizen.database.writing():
            writing = pool.submit(operator.add, "web:u", "web", lines)
            with pytest.raises(ConversationError, match="locked"):
                open_conversations(settings).transcript.add("web:u", "web", lines)
            assert not writing.done()
        writing.result()
    assert len(citizen.transcript.of("web:u")) == 2
