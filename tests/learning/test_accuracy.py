"""The effect of new sentences is measured on messages, with what got lost."""

from bot.learning.accuracy import effect_of
from bot.learning.sentences import Sentence


class Words:
    """A model that hears the intent of the last sentence with the same first sign."""

    def __init__(self, sentences):
        self.known = {one.text[0]: one.intent for one in sentences}

    def first(self, text):
        return self.known.get(text[0], "unclear")


TRAINED = [Sentence("养老", "pension"), Sentence("公租", "rent")]
MESSAGES = [Sentence("养鱼", "pension"), Sentence("公家", "rent"), Sentence("车票", "other")]


def test_worse_and_better_are_told_apart():
    worse = effect_of(Words, TRAINED, [Sentence("公文", "other")], MESSAGES)
    assert worse.worse and (round(worse.before, 2), round(worse.after, 2), worse.messages) == (0.67, 0.33, 3)
    assert [one.text for one in worse.lost] == ["公家"]
    better = effect_of(Words, TRAINED, [Sentence("车", "other")], MESSAGES)
    assert not better.worse and better.after == 1 and better.lost == ()
    assert not effect_of(Words, TRAINED, [], []).worse
