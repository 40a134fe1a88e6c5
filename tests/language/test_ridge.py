"""Kernel ridge regression, its scores with one sentence left out, and probabilities."""

import numpy as np
import pytest

from bot.language.ridge import fit_ridge, probabilities, sharpness

RANDOM = np.random.default_rng(1)
POINTS = RANDOM.normal(size=(40, 5)).astype(np.float32)
RIGHT = (POINTS[:, 0] > 0).astype(int)
TARGETS = np.eye(2, dtype=np.float32)[RIGHT]


def kernel(a, b):
    return (a @ b.T).astype(np.float32)


def test_the_shares_solve_the_equation():
    shares, _ = fit_ridge(kernel(POINTS, POINTS), TARGETS, 0.5)
    assert np.allclose((kernel(POINTS, POINTS) + 0.5 * np.eye(40)) @ shares, TARGETS, atol=1e-3)


def test_the_scores_with_one_left_out_are_those_of_a_model_that_has_not_seen_it():
    _, left_out = fit_ridge(kernel(POINTS, POINTS), TARGETS, 0.5)
    for index in (0, 17, 39):
        rest = np.delete(np.arange(40), index)
        shares, _ = fit_ridge(kernel(POINTS[rest], POINTS[rest]), TARGETS[rest], 0.5)
        assert kernel(POINTS[[index]], POINTS[rest]) @ shares == pytest.approx(left_out[[index]], abs=1e-3)


def test_the_kernel_is_left_as_it_was():
    given = kernel(POINTS, POINTS)
    before = given.copy()
    fit_ridge(given, TARGETS, 0.5)
    assert np.array_equal(given, before)


def test_sharpness_is_low_where_scores_are_often_wrong_and_high_where_they_are_right():
    scores = np.array([[1.0, 0.0], [0.0, 1.0]] * 20, dtype=np.float32)
    right = np.array([0, 1] * 20)
    doubtful = right.copy()
    doubtful[:16] = 1 - doubtful[:16]
    assert sharpness(scores, right) > 20 > 2 > sharpness(scores, doubtful)


def test_probabilities_sum_to_one_and_keep_the_order():
    found = probabilities(np.array([[1000.0, 999.0, 0.0], [0.0, 0.0, 0.0]], dtype=np.float32))
    assert found.sum(axis=1) == pytest.approx(1) and found[0, 0] > found[0, 1] > found[0, 2] and found[1] == pytest.approx(1 / 3)
