"""Which topics a clause serves."""

import numpy as np
import pytest

from bot.importer.suggestions.topic_model import KEYS, TopicModel, heading_of
from bot.importer.suggestions.views import Views, read_cues


@pytest.fixture(scope="module")
def views(taught, encoders):
    return Views([sentence for example in taught for sentence in example.sentences], encoders, read_cues())


@pytest.fixture(scope="module")
def model(taught, views):
    return TopicModel(taught, views)


def test_topics_of_a_notice_left_out_are_found(model, views, left_out):
    first, right, proposed, annotated = [], 0, 0, 0
    for example in left_out:
        likely, _ = model.score(views.look(example.sentences, heading_of(example.headings)))
        named = {KEYS[index] for index in np.flatnonzero(likely >= 0.35)}
        right, proposed, annotated = right + len(named & example.topics.keys()), proposed + len(named), annotated + len(example.topics)
        if example.topics:
            first.append(KEYS[int(likely.argmax())] in example.topics)
    assert np.mean(first) >= 0.85
    assert right / proposed >= 0.7 and right / annotated >= 0.8


def test_probabilities_are_probabilities(model, views):
    likely, by_sentence = model.score(views.look(["可申请公租房。", "加强组织领导。"], ""))
    assert likely.shape == (len(KEYS),) and by_sentence.shape == (2, len(KEYS))
    assert np.all((likely >= 0) & (likely <= 1))
    index = KEYS.index("public_rental_housing")
    assert by_sentence[0, index] > by_sentence[1, index]


def test_a_topic_without_an_example_is_found_by_its_own_words(taught, encoders):
    without = [example for example in taught if "work_injury" not in example.topics]
    views = Views([sentence for example in without for sentence in example.sentences], encoders, read_cues())
    likely, _ = TopicModel(without, views).score(views.look(["职工因工作受伤的，享受工伤保险待遇。"], ""))
    assert KEYS[int(likely.argmax())] == "work_injury"


def test_progress_is_told(taught, views):
    told = []
    TopicModel(taught, views, lambda done, total: told.append((done, total)))
    assert told[0] == (0, len(taught)) and len(told) == len(taught)


def test_the_nearest_heading_is_the_one():
    assert heading_of(("重点任务", "完善住房保障")) == "完善住房保障" and heading_of(()) == ""
