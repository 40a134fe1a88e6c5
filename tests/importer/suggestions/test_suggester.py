"""All proposals for a clause together."""

import pytest

from bot.errors import SuggestionError
from bot.importer.suggestions.condition_model import CONDITION_THRESHOLD
from bot.importer.suggestions.places import overlap
from bot.importer.suggestions.sentences import sentences_of
from bot.importer.suggestions.suggester import THRESHOLD, Suggester, first_audience, same_people, trust_in_audience


def test_a_clause_gets_topic_sentence_audience_conditions_and_kind(suggester, left_out):
    clause = next(one for one in left_out if "居住一年以上、有固定的住所" in one.text)
    suggestion = suggester.suggest(clause.text, clause.headings)
    topic = suggestion.topics[0]
    assert topic.topic == "subsistence_allowance" and topic.confidence >= THRESHOLD
    assert topic.quote in clause.text and "可在居住地申请最低生活保障" in topic.quote
    assert "农牧民" in topic.audience.words and 0 < topic.audience.confidence < 1
    found = {(one.condition.field, one.condition.op, one.condition.value) for one in topic.conditions}
    assert ("residence_months", ">=", 12) in found and {"hukou", "housing"} <= {field for field, _, _ in found}
    assert all(one.condition.quote in clause.text and CONDITION_THRESHOLD <= one.confidence <= 1 for one in topic.conditions)
    assert topic.strength == "direct" and 0.5 <= topic.strength_confidence <= 1
    assert suggestion.kind == "benefit"


def test_quotes_of_a_notice_left_out_meet_the_annotated_ones(suggester, left_out):
    met = []
    for clause in left_out:
        quotes = {annotation.topic: annotation.quote for annotation in clause.annotations}
        for topic in suggester.suggest(clause.text, clause.headings).topics:
            assert topic.quote and topic.quote in clause.text
            if topic.topic in quotes:
                met.append(overlap(clause.text, topic.quote, quotes[topic.topic]))
    assert len(met) >= 25 and sum(met) / len(met) >= 0.9


def test_topics_stand_in_the_order_of_confidence_and_the_nearest_three_are_always_told(suggester, left_out):
    for clause in left_out:
        suggestion = suggester.suggest(clause.text, clause.headings)
        confidences = [topic.confidence for topic in suggestion.topics]
        assert confidences == sorted(confidences, reverse=True) and all(one >= THRESHOLD for one in confidences)
        assert len(suggestion.near) == 3
        assert [topic.topic for topic in suggestion.topics][:3] == [key for key, likely in suggestion.near if likely >= THRESHOLD]


@pytest.mark.parametrize("text", ["", " ", "。", "；；"])
def test_no_sentence_no_proposal(suggester, text):
    suggestion = suggester.suggest(text)
    assert (suggestion.topics, suggestion.near, suggestion.kind_confidence) == ((), (), 0.0)


def test_what_has_nothing_to_do_with_any_topic_gets_none(suggester):
    assert suggester.suggest("各单位要做好防汛值班和信息报送工作。").topics == ()


def test_fewer_than_two_documents_teach_nothing(left_out, encoders):
    with pytest.raises(SuggestionError, match="两份"):
        Suggester(left_out, encoders)


def test_alternatives_that_the_text_shows_are_proposed_as_such(suggester):
    text = "具有合法稳定住所或者具有合法稳定就业的流动人口，可在居住地申请登记常住户口，办理落户。"
    topic = next(one for one in suggester.suggest(text).topics if one.topic == "hukou_registration")
    groups = {one.condition.field: one.condition.any_of for one in topic.conditions}
    assert groups["housing"] and groups["housing"] == groups["employment"]


def test_trust_in_the_words_for_people_is_what_the_rules_earned_on_the_annotated_clauses(taught, left_out):
    assert 0.5 < trust_in_audience(taught) < 1 and trust_in_audience(left_out) != trust_in_audience(taught)
    assert trust_in_audience([]) == 0.5


def test_the_first_words_for_people():
    assert first_audience(sentences_of("做好登记。将符合条件的进城农村贫困人口纳入范围。")) == "符合条件的进城农村贫困人口"
    assert first_audience(sentences_of("做好登记。")) is None


def test_the_same_people_may_be_named_in_two_ways():
    assert same_people("进城落户农民", "符合条件的进城落户农民")
    assert not same_people("居住证持有人", "被征地农民")
