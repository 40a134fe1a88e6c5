"""The action server serves every action of the domain."""

from pathlib import Path

import yaml
from rasa_sdk.executor import ActionExecutor

import actions
import actions.__main__ as entry


def test_every_action_of_the_domain_is_served():
    executor = ActionExecutor()
    executor.register_package(actions)
    domain = yaml.safe_load((Path(__file__).parents[2] / "domain.yml").read_text(encoding="utf-8"))
    assert set(domain["actions"]) == set(executor.actions)


def test_the_entry_opens_everything_before_it_serves(monkeypatch):
    order = []

    class App:
        def run(self, host, port, **options):
            order.append((host, port))

    monkeypatch.setattr(entry, "answering", lambda: order.append("open"))
    monkeypatch.setattr(entry, "create_app", lambda package: App())
    monkeypatch.setenv("XINSHIMIN_ACTIONS_PORT", "5999")
    entry.main()
    assert order == ["open", ("127.0.0.1", 5999)]
