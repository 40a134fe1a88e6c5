"""The parts of the running system, and the ports that they need."""

import shlex
import socket
import sys

import pytest

from bot.cli.parts import ACTIONS, DESK, DIALOGUE, check_ports, parts_of
from bot.errors import PortTakenError, SettingsError
from bot.settings import ROOT, load_settings


@pytest.fixture
def settings(tmp_path):
    return load_settings({}, home=tmp_path / "home of 新市民", port=7005, actions_port=7055, desk_port=7010)


def test_the_actions_start_before_the_dialogue_that_calls_them(settings, tmp_path):
    assert [part.name for part in parts_of(settings, tmp_path / "model.tar.gz")] == [ACTIONS, DIALOGUE, DESK]


def test_each_part_is_this_python_in_this_project_with_a_log_of_its_own(settings, tmp_path):
    parts = parts_of(settings, tmp_path / "model.tar.gz")
    for part, module in zip(parts, ("actions", "bot.nlu.process", "bot.desk"), strict=True):
        assert shlex.split(part.command)[:4] == ["exec", sys.executable, "-m", module]
        assert part.folder == ROOT
        assert part.environment["XINSHIMIN_HOME"] == str(settings.home)
        assert part.environment["RASA_TELEMETRY_ENABLED"] == "false"
    assert len({part.log for part in parts}) == 3


def test_rasa_gets_model_address_and_port_also_with_spaces_in_the_path(settings):
    model = settings.models / "a model.tar.gz"
    words = shlex.split(parts_of(settings, model)[1].command)
    given = dict(zip(words[5::2], words[6::2], strict=True))
    assert words[4] == "run"
    assert (given["--model"], given["--interface"], given["--port"]) == (str(model), "127.0.0.1", "7005")
    assert (ROOT / given["--endpoints"]).is_file() and (ROOT / given["--credentials"]).is_file()


@pytest.mark.parametrize(("host", "asked"), [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "127.0.0.1"), ("10.0.0.5", "10.0.0.5")])
def test_health_is_asked_where_the_part_can_be_reached(tmp_path, host, asked):
    settings = load_settings({}, home=tmp_path, host=host, port=7005, actions_port=7055)
    actions, dialogue, desk = parts_of(settings, tmp_path / "model.tar.gz")
    assert actions.health == "http://127.0.0.1:7055/healthz"
    assert dialogue.health == f"http://{asked}:7005/readyz?only=model"
    assert desk.health == "http://127.0.0.1:5010/readyz"


def test_the_desk_is_asked_where_it_listens(tmp_path):
    settings = load_settings({}, home=tmp_path, desk_host="10.0.0.6", desk_port=7010)
    assert parts_of(settings, tmp_path / "model.tar.gz")[2].health == "http://10.0.0.6:7010/readyz"


@pytest.fixture
def taken():
    """A port on which another program listens."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield listening.getsockname()[1]


def unused():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def free():
    return unused()


@pytest.fixture
def other():
    return unused()


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])
def test_a_taken_port_names_the_part_that_cannot_start(tmp_path, taken, free, other, host):
    with pytest.raises(PortTakenError, match=f"端口 {taken} .*{DIALOGUE}") as caught:
        check_ports(load_settings({}, home=tmp_path, host=host, port=taken, actions_port=free, desk_port=other))
    assert caught.value.port == taken
    with pytest.raises(PortTakenError, match=f"端口 {taken} .*{DESK}"):
        check_ports(load_settings({}, home=tmp_path, host=host, port=free, actions_port=other, desk_port=taken))
    with pytest.raises(PortTakenError, match=f"端口 {taken} .*{ACTIONS}"):
        check_ports(load_settings({}, home=tmp_path, host=host, port=free, actions_port=taken, desk_port=other))


def test_free_ports_pass_and_stay_free(tmp_path, free, other):
    settings = load_settings({}, home=tmp_path, port=free, actions_port=other, desk_port=unused())
    check_ports(settings)
    check_ports(settings)


@pytest.mark.parametrize("host", ["192.0.2.1", "no.such.host.invalid"])
def test_an_address_of_another_machine_is_no_taken_port(tmp_path, free, other, host):
    with pytest.raises(SettingsError, match=f"XINSHIMIN_HOST={host}"):
        check_ports(load_settings({}, home=tmp_path, host=host, port=free, actions_port=other))


def test_an_address_where_the_desk_cannot_listen_is_its_own_setting(tmp_path, free, other):
    with pytest.raises(SettingsError, match=r"XINSHIMIN_DESK_HOST=192\.0\.2\.1"):
        check_ports(load_settings({}, home=tmp_path, port=free, actions_port=other, desk_port=unused(), desk_host="192.0.2.1"))
