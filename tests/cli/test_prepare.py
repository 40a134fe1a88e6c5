"""`xinshimin prepare`: databases and model, once, before anything starts."""

import pytest
from sqlalchemy import create_engine, inspect

from bot.cli import prepare as module


@pytest.fixture
def trained(monkeypatch):
    done = []
    monkeypatch.setattr(module, "ensure_model", lambda settings: done.append(settings.models))
    monkeypatch.setattr(module, "is_current", lambda settings: bool(done))
    return done


def test_it_makes_both_databases_and_the_model_and_may_be_run_again(own, trained, tmp_path):
    first = own("prepare")
    assert first.exit_code == 0, first.output
    assert "政策库已建好" in first.output and "已训练好" in first.output
    tables = inspect(create_engine(f"sqlite:///{tmp_path}/home/conversations.db")).get_table_names()
    assert {"outbox", "accounts"} <= set(tables)
    again = own("prepare")
    assert "政策库已是最新" in again.output and "不用训练" in again.output and len(trained) == 1


def test_the_model_may_come_from_elsewhere(own, trained):
    result = own("prepare", "--no-train")
    assert result.exit_code == 0 and not trained and "模型" not in result.output
