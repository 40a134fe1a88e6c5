"""What is proposed for a clause."""

from dataclasses import asdict

from bot.importer.suggestions.suggestion import SuggestedAudience, SuggestedCondition, SuggestedTopic, Suggestion
from bot.policy.condition import Condition


def test_a_suggestion_holds_its_words_and_confidences():
    condition = SuggestedCondition(Condition("age", "年满16周岁", "年满16周岁", ">=", 16), 0.9)
    topic = SuggestedTopic("pension", 0.8, "年满16周岁的居民可参保。", "direct", 0.6, SuggestedAudience("居民", 0.7), (condition,))
    facts = asdict(Suggestion("benefit", 0.9, (topic,), (("pension", 0.8),)))
    assert facts["topics"][0]["conditions"][0]["condition"]["quote"] == "年满16周岁"
    assert facts["topics"][0]["audience"]["words"] == "居民"
