"""What is built of what."""

import shutil

from bot.settings import ROOT, load_settings
from bot.wiring import open_encoders, prepare_store, store_fingerprint, store_is_current


def test_the_store_is_prepared_once(tmp_path):
    settings = load_settings({}, home=tmp_path)
    steps = []
    assert prepare_store(settings, lambda step, done, total: steps.append((step, done, total))) == 130
    assert steps[0] == ("national-100m-tasks", 0, 5)
    assert store_is_current(settings) and prepare_store(settings) == 0
    assert prepare_store(settings, force=True) == 130


def test_a_changed_source_makes_the_store_stale(tmp_path):
    shutil.copytree(ROOT / "policies", tmp_path / "policies")
    before = store_fingerprint(tmp_path / "policies")
    source = next((tmp_path / "policies").rglob("source.txt"))
    source.write_text(source.read_text(encoding="utf-8") + "。", encoding="utf-8")
    assert store_fingerprint(tmp_path / "policies") != before


def test_the_model_listens_to_both_encoders():
    assert [encoder.name for encoder in open_encoders()] == ["use-multilingual-v3", "multilingual-e5-small"]
