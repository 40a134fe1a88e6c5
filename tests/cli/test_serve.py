"""`xinshimin serve`: what it refuses before it starts; the rest is tested on the real servers in tests/servers."""

import socket

from bot.errors import PortTakenError, SettingsError


def test_a_taken_port_is_said_before_anything_is_built(run, home):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        result = run("serve", "--port", str(other.getsockname()[1]))
    assert isinstance(result.exception, PortTakenError)
    assert not (home / "models").exists()


def test_a_port_that_is_none_is_refused(run):
    assert isinstance(run("serve", "--port", "70000").exception, SettingsError)
