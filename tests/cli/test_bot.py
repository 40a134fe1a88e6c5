"""`xinshimin bot …`."""

import json

import pytest

from bot.errors import SettingsError


def status(own):
    return json.loads(own("bot", "status", "--json").output)


def test_off_and_on_again_with_who_and_what(own):
    assert status(own) == {"off": False, "message": "", "changed_at": None, "changed_by": ""}
    assert "机器人开着" in own("bot", "status").output
    assert "市民看到：正在核对" in own("bot", "off", "--message", "正在核对", "--by", "张三").output
    assert {key: status(own)[key] for key in ("off", "message", "changed_by")} == {"off": True, "message": "正在核对", "changed_by": "张三"}
    assert "机器人开着（命令行" in own("bot", "on").output and not status(own)["off"]


def test_it_stands_in_the_audit_log(own):
    own("bot", "off")
    own("bot", "on")
    assert "共 2 条" in own("desk", "audit").output


@pytest.mark.parametrize("words", ["长" * 201])
def test_a_message_that_is_too_long_is_refused_and_nothing_changes(own, words):
    assert isinstance(own("bot", "off", "--message", words).exception, SettingsError)
    assert not status(own)["off"]
