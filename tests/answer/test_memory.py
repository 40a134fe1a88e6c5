"""What a conversation remembers."""

from bot.answer.memory import Memory


def test_a_new_conversation_remembers_nothing():
    assert Memory() == Memory(living=None, hukou=None, topic=None)
