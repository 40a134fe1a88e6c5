"""Whom a sentence is about."""

import pytest

from bot.importer.suggestions.audience import audience_of
from bot.importer.suggestions.sentences import sentences_of
from bot.importer.suggestions.suggester import same_people


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("凡是在我市居住半年以上的流动人口，均可在基层医疗卫生机构享受均等化的基本公共卫生服务。", "在我市居住半年以上的流动人口"),
        ("灵活就业的居住证持有人可以以个人身份参加职工医保。", "灵活就业的居住证持有人"),
        ("确保进城落户农民与当地城镇居民同等享有最低生活保障的权利。", "进城落户农民"),
        ("对遭遇突发困难的进城农村贫困人口，及时给予临时救助。", "遭遇突发困难的进城农村贫困人口"),
        ("为有就业意愿和劳动能力的农村牧区劳动者提供补贴性职业技能培训。", "有就业意愿和劳动能力的农村牧区劳动者"),
        ("将被征地农民按规定纳入社会保障体系。", "被征地农民"),
    ],
)
def test_the_words_are_the_sentences_own(sentence, words):
    assert audience_of(sentence) == words


@pytest.mark.parametrize("sentence", ["城区常住的城市不得采取积分落户方式。", "逐步缩小城乡标准差距。", ""])
def test_a_sentence_about_nobody_names_nobody(sentence):
    assert audience_of(sentence) is None


def test_most_annotated_audiences_are_found_in_the_words_of_the_clause(examples):
    found = []
    for annotation in (one for example in examples for one in example.annotations if one.audience):
        words = next((one for part in sentences_of(annotation.quote) if (one := audience_of(part.text))), None)
        assert words is None or words in annotation.quote
        found.append(words is not None and same_people(words, annotation.audience))
    assert sum(found) / len(found) >= 0.8
