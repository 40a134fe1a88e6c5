"""The reason why an answer was not useful."""

from actions.reason import asked_about, take_reason
from bot.errors import ConversationError


class Said:
    def __init__(self):
        self.texts = []

    def utter_message(self, text):
        self.texts.append(text)


def test_it_was_asked_for_only_right_before(tracker, said, given):
    asked = [*said("养老金", "ask_pension", given()), *said("没用", "feedback_bad")]
    assert asked_about(tracker("看不懂", "unclear", asked, feedback="7")) == 7
    assert asked_about(tracker("看不懂", "unclear", [*asked, *said("谢谢", "thanks")], feedback="7")) is None
    assert asked_about(tracker("看不懂", "unclear", asked)) is None


def test_a_message_with_a_matter_of_its_own_is_no_reason(tracker, said):
    assert take_reason(Said(), tracker("公租房", "ask_public_rental_housing", said("没用", "feedback_bad"), feedback="7")) is None


def test_where_it_cannot_be_kept_the_message_is_answered(opened, tracker, said, monkeypatch):
    def fail(self, *given):
        raise ConversationError("gone")

    monkeypatch.setattr("bot.conversations.feedback.FeedbackBook.explain", fail)
    assert take_reason(Said(), tracker("看不懂", "unclear", said("没用", "feedback_bad"), feedback="7")) is None
