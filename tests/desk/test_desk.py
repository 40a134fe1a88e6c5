"""The parts of the desk."""

from bot.desk.desk import Desk
from bot.settings import load_settings


def test_it_opens_without_any_database(tmp_path):
    desk = Desk.open(load_settings({}, home=tmp_path / "nowhere"))
    assert desk.cookie == "desk" and not (tmp_path / "nowhere" / "conversations.db").exists()


def test_over_https_the_cookie_belongs_to_this_host_alone(tmp_path):
    assert Desk.open(load_settings({}, home=tmp_path, desk_https="yes")).cookie == "__Host-desk"
