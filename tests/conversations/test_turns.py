"""A turn as lines of the transcript."""

from bot.conversations.turns import asks_to_erase, for_client, is_unkept, lines_of, said_in, words_kept


def test_a_reply_in_pieces_is_one_line_with_its_answer(answer):
    given = answer()
    entries = [{"text": "有规定。"}, {"text": "「…」"}, {"custom": {"answer": given}}, {"text": "还有一句"}]
    lines = lines_of("包头养老金", entries)
    assert [(line.speaker, line.text) for line in lines] == [("citizen", "包头养老金"), ("bot", "有规定。\n「…」"), ("bot", "还有一句")]
    assert lines[1].answer is not None and lines[1].answer.id == "a1" and lines[2].answer is None


def test_two_answers_are_two_lines(answer):
    entries = [{"text": "一"}, {"custom": {"answer": answer("a1")}}, {"text": "二"}, {"custom": {"answer": answer("a2")}}]
    assert [(line.text, line.answer.id) for line in lines_of("问", entries)[1:]] == [("一", "a1"), ("二", "a2")]


def test_only_a_reply_that_says_so_wipes(answer):
    assert asks_to_erase([{"text": "已删除"}, {"custom": {"erased": True}}])
    assert not asks_to_erase([{"text": "已删除"}, {"custom": {"answer": answer()}}])


def test_a_client_shows_the_paragraphs_as_they_were_written(answer):
    said = said_in([{"text": "有规定。"}, {"text": "「…」"}, {"custom": {"answer": answer()}}, {"text": "还有一句"}, {"custom": {"x": 1}}])
    assert [(one.text, one.answer) for one in said] == [("有规定。\n\n「…」", answer()), ("还有一句", None)]


def test_a_turn_of_which_nothing_may_be_kept_says_so():
    assert is_unkept([{"text": "请让家里大人一起看。"}, {"custom": {"unkept": True}}])
    assert not is_unkept([{"text": "有规定。"}, {"custom": {"answer": {}}}]) and not is_unkept([])


def test_what_is_kept_of_a_message_is_said_to_us_alone():
    entries = [{"text": "有规定。"}, {"custom": {"kept_as": "我［健康情况］"}}]
    assert words_kept(entries) == "我［健康情况］" and for_client(entries) == [{"text": "有规定。"}]
    assert words_kept([{"text": "有规定。"}]) is None
