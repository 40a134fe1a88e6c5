"""What people say while they think."""

import pytest

from bot.language.fillers import without_fillers


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("嗯那个我问一下公租房", "我问一下公租房"),
        ("那个,就是说我想落户", "我想落户"),
        ("呃,低保怎么办", "低保怎么办"),
        ("额我想问问", "我想问问"),
        ("哎你好,我是打工的", "你好,我是打工的"),
        ("我想办居住证啊这个,嗯,要什么", "我想办居住证,要什么"),
        ("工资没发嗯", "工资没发"),
        ("emmm 公积金", "公积金"),
        ("是这样的我老公受伤了", "我老公受伤了"),
    ],
)
def test_fillers_at_the_edges_of_clauses_go(said, left):
    assert without_fillers(said) == left


@pytest.mark.parametrize(
    "text",
    [
        "那个补贴怎么领",
        "这个月没发工资",
        "我就想问那个低保",
        "额度是多少",
        "收入准入限额",
        "哎呀不得了",
        "them and emma",
        "他就是说不给",
        "",
        " ",
    ],
)
def test_words_that_mean_something_stay(text):
    assert without_fillers(text) == text


@pytest.mark.parametrize("text", ["嗯", "嗯嗯", "那个", "呃,嗯", "嗯。"])
def test_a_message_of_fillers_alone_stays_for_it_may_answer_a_question(text):
    assert without_fillers(text) == text
