"""`xinshimin train`; the real training is tested in tests/servers."""

from bot.cli import train as module
from bot.trained import TrainedModel


def test_it_trains_only_when_needed_or_forced(run, monkeypatch, tmp_path):
    trained = []
    monkeypatch.setattr(module, "train_model", lambda settings: trained.append(1) or TrainedModel(tmp_path / "m", tmp_path, "x"))
    monkeypatch.setattr(module, "is_current", lambda settings: True)
    assert "不用训练" in run("train").output and not trained
    assert "训练完成" in run("train", "--force").output and trained == [1]
    monkeypatch.setattr(module, "is_current", lambda settings: False)
    run("train")
    assert trained == [1, 1]
