"""How a sentence looks to each view."""

import numpy as np
import pytest

from bot.importer.suggestions.topic_model import KEYS
from bot.importer.suggestions.views import Views, read_cues
from bot.policy.topics import TOPICS


@pytest.fixture(scope="module")
def views(examples, encoders):
    return Views([sentence for example in examples for sentence in example.sentences], encoders, read_cues())


def test_every_topic_has_cue_words():
    assert set(read_cues()) == {topic.key for topic in TOPICS}
    assert all(isinstance(cue, str) and len(cue) >= 2 for cues in read_cues().values() for cue in cues)


def test_a_sentence_is_nearest_to_its_own_topic_and_to_itself(views, examples):
    pool = [sentence for example in examples for sentence in example.sentences]
    sentence = next(one for one in pool if "落实放宽住房公积金提取条件" in one)
    look = views.look([sentence], "")
    assert KEYS[int(look.cues[0].argmax())] == "housing_fund"
    assert all(pool[int(view[0].argmax())] == sentence for view in look.near)
    assert KEYS[int(look.named[0][0].argmax())] == "housing_fund"


def test_a_heading_counts_only_where_there_is_one(views):
    without, under = views.look(["可以申请。"], ""), views.look(["可以申请。"], "完善公租房保障")
    assert not np.any(without.headed[0]) and not np.any(without.heading_cues)
    assert under.heading_cues[0, KEYS.index("public_rental_housing")] == 1
