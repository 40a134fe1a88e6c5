import pytest

from bench.places.score import Expected, Guess, judge, score
from bot.regions import Gazetteer

CHENGDU, SICHUAN, NANTONG = "510100", "510000", "320600"


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.open()


@pytest.mark.parametrize(
    ("expected", "guess", "verdict"),
    [
        (Expected(CHENGDU), Guess(CHENGDU), "right"),
        (Expected(CHENGDU), Guess(SICHUAN), "wider"),
        (Expected(SICHUAN), Guess(CHENGDU), "other"),
        (Expected(CHENGDU), Guess(NANTONG), "other"),
        (Expected(CHENGDU), Guess(None), "asks"),
        (Expected(None), Guess(None), "right"),
        (Expected(None), Guess(CHENGDU), "false"),
        (Expected(None), Guess(None, (CHENGDU, NANTONG)), "false"),
        (Expected(None, frozenset((CHENGDU, NANTONG))), Guess(None, (NANTONG, CHENGDU)), "right"),
        (Expected(None, frozenset((CHENGDU, NANTONG))), Guess(None, (CHENGDU, SICHUAN)), "asks"),
        (Expected(None, frozenset((CHENGDU, NANTONG))), Guess(CHENGDU), "other"),
        (Expected(CHENGDU), Guess("四川省/没有市"), "other"),
    ],
)
def test_what_a_guess_is_worth(gazetteer, expected, guess, verdict):
    assert judge(expected, guess, gazetteer) == verdict


def test_precision_looks_at_what_is_given_and_recall_at_what_is_named(gazetteer):
    pairs = [
        (Expected(CHENGDU), Guess(CHENGDU, seconds=0.002)),
        (Expected(NANTONG), Guess(None, seconds=0.002)),
        (Expected(None), Guess(CHENGDU, seconds=0.002)),
        (Expected(None), Guess(None, seconds=0.002)),
    ]
    found = score(pairs, gazetteer)
    assert (found.precision, found.recall, found.right) == (0.5, 0.5, 0.5)
    assert found.middle == pytest.approx(2)
