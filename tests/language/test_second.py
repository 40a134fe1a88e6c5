"""Whether a message asks about a second topic."""

import numpy as np
import pytest

from bot.language.second import CLOSELY, search_all, second_matter

NAMES = ["ask_pension", "ask_public_rental_housing", "ask_subsistence_allowance", "ask_unemployment_insurance", "give_fact", "greet"]
CUTS = 8
WORDS = {"养老金": 0, "公租房": 1, "低保": 2, "失业": 3}


def score(texts):
    """Scores by the words that stand in a text: a topic that is asked for stands alone in its part, a fact ends with 了."""
    found = np.zeros((len(texts), len(NAMES)), dtype=np.float32)
    for row, text in enumerate(texts):
        for word, index in WORDS.items():
            found[row, index] = 0.8 * (word in text)
        found[row, 4] = 0.7 * text.endswith("了")
        found[row] /= max(1.0, (found[row, :4] > 0).sum() ** 0.7)
    return found


def second(text, first):
    [found] = search_all([second_matter(text, NAMES, score([text])[0], first)], score, score)
    return found


@pytest.mark.parametrize("text", ["低保怎么申请，另外公租房要什么条件", "低保怎么申请？公租房呢？", "低保怎么申请还有公租房要什么条件"])
def test_a_second_question_is_found_whichever_came_first(text):
    assert second(text, "ask_subsistence_allowance") == "ask_public_rental_housing"
    assert second(text, "ask_public_rental_housing") == "ask_subsistence_allowance"


@pytest.mark.parametrize("text", ["低保和公租房怎么申请，我在某地", "低保跟公租房，某地", "低保、公租房", "低保 公租房 某地"])
def test_two_names_of_a_list_are_two_questions(text):
    assert second(text, "ask_subsistence_allowance") == "ask_public_rental_housing"


def test_a_part_that_only_names_a_place_is_not_read():
    read = []

    def closely(parts):
        read.extend(parts)
        return score(parts)

    search_all([second_matter("我在某地，低保和公租房怎么办，某地的", NAMES, score(["低保公租房"])[0], NAMES[2])], closely, closely)
    assert read == ["我在某地，低保", "公租房怎么办，某地的"]


def test_one_question_has_no_second():
    assert second("低保怎么申请，要什么材料", "ask_subsistence_allowance") is None


def test_what_is_only_told_is_not_asked():
    assert second("我失业了，公租房租金交不起能缓吗", "ask_public_rental_housing") is None


def test_a_message_whose_first_matter_is_no_topic_has_no_second():
    assert second("低保怎么申请，另外公租房要什么条件", "greet") is None


def test_few_topics_leave_nothing_to_choose_from():
    search = second_matter("低保，公租房", NAMES[1:4], score(["低保，公租房"])[0, 1:4], NAMES[1])
    assert search_all([search], score, score) == [None]


def test_of_a_long_message_only_what_looks_like_two_questions_is_read_closely():
    text = "，".join(f"第{number}件事我先说一下" for number in range(CUTS - 1)) + "，低保怎么申请，公租房要什么条件"
    read, glanced = [], []

    def closely(parts):
        read.extend(parts)
        return score(parts)

    def glance(parts):
        glanced.extend(parts)
        return score(parts)

    search = second_matter(text, NAMES, score([text])[0], "ask_subsistence_allowance")
    assert search_all([search], closely, glance) == ["ask_public_rental_housing"]
    assert len(glanced) == 2 * CUTS and len(read) == 2 * CLOSELY and set(read) <= set(glanced)


def test_searches_beside_each_other_find_what_they_find_alone():
    long = "，".join(f"第{number}件事我先说一下" for number in range(CUTS - 1)) + "，低保怎么申请，公租房要什么条件"
    texts = {
        "低保怎么申请，另外公租房要什么条件": "ask_subsistence_allowance",
        "低保怎么申请，要什么材料": "ask_subsistence_allowance",
        "你好": "greet",
        long: "ask_subsistence_allowance",
        "我失业了，公租房租金交不起能缓吗": "ask_public_rental_housing",
    }
    asked = []

    def counting(parts):
        asked.append(len(parts))
        return score(parts)

    searches = [second_matter(text, NAMES, score([text])[0], first) for text, first in texts.items()]
    assert search_all(searches, counting, counting) == [second(text, first) for text, first in texts.items()]
    assert len(asked) == 3  # at a glance and closely for the long one, which comes a step later than the others


def test_no_search_asks_nothing():
    assert search_all([], score, score) == []
