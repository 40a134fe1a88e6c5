import subprocess

import pytest

from bench.places import peers
from bot.regions import Gazetteer


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.open()


def test_what_the_peers_say_becomes_codes(gazetteer, monkeypatch):
    said = (
        '{"one": [[[["四川省", "成都市", null]], 0.5], [[["北京市", "北京市", "朝阳区"]], 0.5],'
        '[[[null, null, "鼓楼区"]], 0.5], [[], 0.5]],'
        '"two": [[["150200"], 0.1]]}'
    )
    monkeypatch.setattr(peers, "_run", lambda *command, text="": said)
    monkeypatch.setattr(peers, "_uv", lambda: "uv")
    found = peers.ask_peers(["…"], gazetteer)
    assert [guess.living for guess in found["one"]] == ["510100", "110105", None, None]
    assert found["one"][0].seconds == 0.5
    assert found["two"][0].living == "150200"


def test_several_places_are_candidates(gazetteer, monkeypatch):
    monkeypatch.setattr(
        peers, "_run", lambda *command, text="": '{"one": [[[["江苏省", "南京市", "鼓楼区"], ["福建省", "福州市", "鼓楼区"]], 1]]}'
    )
    monkeypatch.setattr(peers, "_uv", lambda: "uv")
    (guess,) = peers.ask_peers(["…"], gazetteer)["one"]
    assert (guess.living, guess.candidates) == (None, ("320106", "350102"))


def test_a_failing_command_is_an_error():
    with pytest.raises(subprocess.CalledProcessError):
        peers._run("false")
