import pytest

from bench.places import run
from bench.places.score import Expected, score
from bot.language.frequencies import cut_by_jieba
from bot.regions import Gazetteer, Resolver

ROWS = run.read_rows(run.TUNING)
TYPOS = run.read_rows(run.TYPOS)


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.open()


def test_every_label_is_a_region(gazetteer):
    for row in ROWS + TYPOS:
        codes = [row["living"], row["hukou"], row.get("known"), *row.get("candidates", [])]
        assert all(code in gazetteer for code in codes if code), row
        assert not (row["living"] and row.get("candidates")), row


def test_no_sentence_stands_twice():
    rows = ROWS + TYPOS
    assert len({(row["text"], row.get("known")) for row in rows}) == len(rows) >= 1900


def test_the_finder_is_right_on_the_sentences_that_it_was_tuned_on(gazetteer):
    guesses, homes = run.ask_ours(ROWS, Resolver.open(gazetteer, cut_by_jieba))
    expected = [Expected(row["living"], frozenset(row.get("candidates", ()))) for row in ROWS]
    found = score(zip(expected, guesses, strict=True), gazetteer)
    assert found.right >= 0.99
    assert found.verdicts["other"] == 0
    assert found.verdicts["false"] <= 2
    assert sum(home == row["hukou"] for home, row in zip(homes, ROWS, strict=True)) >= 0.98 * len(ROWS)
    assert found.high < 5  # milliseconds; a tenth of one on a quiet machine


def test_mistyped_names_are_found_and_words_that_sound_like_names_are_none(gazetteer):
    guesses, _ = run.ask_ours(TYPOS, Resolver.open(gazetteer, cut_by_jieba))
    expected = [Expected(row["living"], frozenset(row.get("candidates", ()))) for row in TYPOS]
    found = score(zip(expected, guesses, strict=True), gazetteer)
    assert found.right >= 0.95
    assert found.verdicts["other"] <= 1
    assert found.verdicts["false"] <= 1


def test_without_the_peers_our_own_are_measured(monkeypatch, gazetteer):
    def no_network(texts, gazetteer):
        raise OSError("no network")

    monkeypatch.setattr(run, "ask_peers", no_network)
    assert run.ask_others(ROWS[:1], gazetteer) == {}
