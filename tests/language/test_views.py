"""Views give kernels when they learn, and the same scores after they were saved."""

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.language.views import MIN_DOCUMENTS, GramView, MeaningView, character_grams

TEXTS = ["公租房怎么申请", "公租房申请条件", "老板拖欠工资", "工资拖欠怎么办", "公租房条件"]
SHARES = np.arange(10, dtype=np.float32).reshape(5, 2) / 10


class LetterEncoder:
    name, weight = "letters", 2.0

    def encode(self, texts):
        vectors = np.zeros((len(texts), 32), dtype=np.float32)
        for row, text in enumerate(texts):
            for letter in text:
                vectors[row, ord(letter) % 32] += 1
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def views():
    return [GramView(0.7, character_grams(1, 2)), MeaningView(LetterEncoder())]


@pytest.mark.parametrize("index", [0, 1])
def test_the_scores_are_the_kernel_times_the_shares(index):
    view = views()[index]
    kernel = view.learn(TEXTS)
    assert kernel.shape == (5, 5) and kernel == pytest.approx(kernel.T, abs=1e-5)
    assert np.diag(kernel) == pytest.approx(0.7 if index == 0 else 2.0, abs=1e-5)
    view.settle(SHARES)
    assert view.scores(TEXTS) == pytest.approx(kernel @ SHARES, abs=1e-4)


@pytest.mark.parametrize("index", [0, 1])
def test_a_view_comes_back_from_its_numbers(index):
    view, other = views()[index], views()[index]
    view.learn(TEXTS)
    view.settle(SHARES)
    numbers = view.numbers()
    assert all(array.dtype.kind in "fu" for array in numbers.values())
    other.restore(numbers)
    assert other.scores(["公租房", "工资", "别的"]) == pytest.approx(view.scores(["公租房", "工资", "别的"]), abs=0.01)


def test_the_grams_are_those_that_scikit_learn_takes():
    analyze = TfidfVectorizer(analyzer="char", ngram_range=(1, 4)).build_analyzer()
    for text in ("", "好", "公租房  怎么\n\n申请", "GZF怎么申请", "a" * 9):
        assert sorted(character_grams(1, 4)(text)) == sorted(analyze(text))
    assert sorted(character_grams(2, 3)("公租房")) == ["公租", "公租房", "租房"]


def test_the_scores_are_those_of_scikit_learns_vectorizer():
    vectorizer = TfidfVectorizer(analyzer="char", ngram_range=(1, 2), min_df=MIN_DOCUMENTS, sublinear_tf=True)
    learned = vectorizer.fit_transform(TEXTS)
    view = views()[0]
    view.learn(TEXTS)
    view.settle(SHARES)
    asked = ["公租房公租房", "工资", "别的", ""]
    assert view.scores(asked) == pytest.approx((vectorizer.transform(asked) @ learned.T @ SHARES) * 0.7, abs=1e-5)
    assert not view.scores(["别的"]).any()
