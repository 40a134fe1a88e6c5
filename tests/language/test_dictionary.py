"""The words that jieba is given."""

from bot.language.dictionary import found_terms, user_words
from bot.language.lexicon import lexicon
from bot.language.words import WordCutter

DOCUMENTS = [
    "完善居住证持有人公共服务。保障居住证持有人子女入学,依法维护居住证持有人权益",
    "鼓励居住证持有人参加培训;居住证持有人可以申请",
    "完善制度。完善制度。完善制度。完善制度",
    "推进城乡区域协调发展,加强组织领导,明确目标任务,各地各部门要结合实际抓好落实,重大问题及时向上级报告" * 3,
]


def cut(text):
    return WordCutter(["居住证", "持有人"]).cut(text)


def test_words_that_belong_together_are_a_term():
    assert "居住证持有人" in found_terms(cut, DOCUMENTS)


def test_what_has_too_few_neighbours_or_occurrences_is_none():
    found = found_terms(cut, [*DOCUMENTS, "被征地农民社保被征地农民社保被征地农民社保被征地农民社保"])
    assert "农民社保" not in found and "维护居住证" not in found and found_terms(cut, []) == set()


def test_all_sources_give_words_each_once_in_a_fixed_order():
    words = user_words(cut, DOCUMENTS, ["市住建局", "市住建局", "a局"], ["达尔罕茂明安联合旗"])
    assert words == user_words(cut, DOCUMENTS, {"a局", "市住建局"}, ["达尔罕茂明安联合旗"])
    assert {"公租房", "居住证持有人", "市住建局", "达尔罕茂明安联合旗"} <= set(words) and "a局" not in words
    assert len(set(words)) == len(words) and words[: len(lexicon())] == tuple(term.text for term in lexicon())
