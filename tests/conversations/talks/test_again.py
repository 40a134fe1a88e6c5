"""Saying it again, saying the rest, and what citizens think of it."""

NOTICE = "智能查询，条款为文件原文，以窗口答复为准。"


def test_the_last_answer_is_repeated_word_for_word(citizen):
    text = citizen.text("达茂旗能办低保吗", "ask_subsistence_allowance")
    citizen.text("谢谢", "thanks")
    assert citizen.text("再说一遍", "repeat") == text and "可在居住地申请最低生活保障" in text


def test_before_any_answer_there_is_nothing_to_repeat(citizen):
    assert "还没有答复" in citizen.text("再说一遍", "repeat")


def test_the_rest_of_a_long_answer_comes_page_by_page_and_ends(citizen):
    first = citizen.answer("我在南通，想落户", "ask_hukou_registration")
    seen = {clause["id"] for clause in first["clauses"][:2]}
    for _ in range(30):
        pages = citizen.answers("还有吗", "more")
        if not pages:
            break
        clauses = pages[0]["clauses"] + pages[0]["basis"]
        assert {clause["document"]["region_code"] for clause in clauses} <= {"320600", "000000"}
        assert not seen & {clause["id"] for clause in clauses}
        seen |= {clause["id"] for clause in clauses}
    assert seen >= {clause["id"] for clause in first["clauses"]}
    assert "没有更多" in citizen.text("还有吗", "more")


def test_more_is_of_the_last_matter(citizen):
    citizen.answer("我在南通，想落户", "ask_hukou_registration")
    citizen.answer("那包头低保呢", "ask_subsistence_allowance")
    pages = citizen.answers("还有吗", "more")
    assert all(page["topic"] == "subsistence_allowance" and page["region"]["code"] == "150200" for page in pages)


def test_the_notice_comes_once_in_a_conversation(citizen):
    first = citizen.text("包头公租房", "ask_public_rental_housing")
    second = citizen.text("那低保呢", "ask_subsistence_allowance")
    assert NOTICE in first and NOTICE not in second


def test_after_a_new_beginning_the_notice_comes_again(citizen):
    citizen.text("包头公租房", "ask_public_rental_housing")
    citizen.text("重新开始", "start_over")
    assert NOTICE in citizen.text("包头低保", "ask_subsistence_allowance")


def test_useful_is_kept_beside_the_answer_as_given(citizen, kept):
    answer = citizen.answer("包头公租房", "ask_public_rental_housing")
    citizen.text("有用", "feedback_good")
    assert [(one.useful, one.answer) for one in kept.feedback.all() if one.conversation == citizen.sender] == [(True, answer)]


def test_not_useful_asks_why_once(citizen, kept):
    citizen.answer("包头公租房", "ask_public_rental_housing")
    assert "是哪里不对" in citizen.text("没用", "feedback_bad")
    assert "记下了" in citizen.text("我问的是租金，不是申请", "unclear")
    assert [one.why for one in kept.feedback.all() if one.conversation == citizen.sender] == ["我问的是租金，不是申请"]
    assert citizen.answer("那个啥", "unclear")["outcome"] == "unclear"


def test_the_reason_may_be_skipped_by_asking_on(citizen, kept):
    citizen.answer("包头公租房", "ask_public_rental_housing")
    citizen.text("没用", "feedback_bad")
    assert citizen.answer("包头低保怎么办", "ask_subsistence_allowance")["outcome"] == "answered"
    assert [one.why for one in kept.feedback.all() if one.conversation == citizen.sender] == [None]


def test_a_number_is_a_choice_whatever_it_is_heard_as(citizen):
    assert len(citizen.answer("鼓楼区怎么落户", "ask_hukou_registration")["candidates"]) == 4
    answer = citizen.answer("第一个", "start_over")
    assert (answer["outcome"], answer["region"]["code"]) == ("answered", "320106")
    assert citizen.answer("那低保呢", "ask_subsistence_allowance")["region"]["code"] == "320106"


def test_a_refusal_of_the_place_is_no_feedback(citizen, kept):
    citizen.answer("居住证怎么办", "ask_residence_permit")
    answer = citizen.answer("不告诉你", "feedback_bad")
    assert (answer["outcome"], answer["region"]["code"], answer["clauses"][0]["level"]) == ("answered", "000000", "national")
    assert not [one for one in kept.feedback.all() if one.conversation == citizen.sender]


def test_a_courtesy_is_answered_as_one(citizen):
    assert "您好" in citizen.text("你好", "greet") and "不客气" in citizen.text("谢谢", "thanks")
    assert "37类事" in citizen.text("你能干啥", "help") and "再见" in citizen.text("拜拜", "bye")


def test_what_is_remembered_can_be_seen_and_is_gone_after_it_was_wiped(citizen):
    citizen.answer("我35岁，老家凉山，在包头住了三年，低保怎么办", "ask_subsistence_allowance")
    text = citizen.text("你记得我什么", "help")
    assert all(words in text for words in ("内蒙古自治区包头市", "凉山彝族自治州", "最低生活保障", "周岁：35岁", "36个月"))
    citizen.text("删除我的记录", "delete_record")
    assert "还没有记下" in citizen.text("你记得我什么", "help")
