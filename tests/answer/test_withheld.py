"""Who will not say where they are."""

import pytest

from bot.answer.withheld import withholds


@pytest.mark.parametrize(
    "text",
    ["不想说", "就说全国的", "随便哪里", "你别管我在哪", "不告诉你", "保密", "都行", "哪里都一样吧", "不方便说", "全国", "不知道",
     "到处跑，没有固定的地方", "无所谓"],
)  # fmt: skip
def test_a_refusal_of_the_place_just_asked_for(text):
    assert withholds(text, asked=True)


@pytest.mark.parametrize(
    "text", ["包头", "要什么材料", "嗯", "不是", "低保呢", "为什么要问我在哪", "不知道去哪里办", "居住证在哪里办都行吗", "都要"]
)
def test_what_is_no_refusal(text):
    assert not withholds(text, asked=True)


@pytest.mark.parametrize(
    "text", ["随便哪里，居住证怎么办", "别问我在哪，就告诉我低保怎么办", "说全国的，居住证", "全国的低保政策是什么", "我不想说我在哪"]
)
def test_what_is_said_in_so_many_words_counts_unasked(text):
    assert withholds(text, asked=False)


@pytest.mark.parametrize(
    "text", ["不想说", "全国医保能不能异地报销", "国家有什么补贴", "都行", "不知道在哪里办居住证", "孩子随便哪个学校都行吗"]
)
def test_unasked_only_that(text):
    assert not withholds(text, asked=False)
