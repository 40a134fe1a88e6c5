"""Beginning anew, and having everything wiped."""

from bot.answer.question import Question


def test_beginning_anew_forgets_place_and_topic(citizen):
    citizen.answer("包头公租房", "ask_public_rental_housing")
    assert "从头开始" in citizen.text("重新开始", "start_over")
    assert citizen.answer("低保怎么办", "ask_subsistence_allowance")["outcome"] == "needs_region"
    assert citizen.answer("南通", "give_place")["topic"] == "subsistence_allowance"


def test_after_a_new_beginning_nothing_old_is_repeated_or_judged(citizen):
    citizen.answer("包头公租房", "ask_public_rental_housing")
    citizen.text("重新开始", "start_over")
    assert "还没有答复" in citizen.text("再说一遍", "repeat")
    assert "还没有答复" in citizen.text("没用", "feedback_bad")
    assert "还没有答复" in citizen.text("还有吗", "more")


def test_wiping_leaves_no_words_and_no_link_and_says_so(citizen, kept):
    citizen.answer("我是王小二，在包头，有丧葬补贴吗", "ask_funeral_benefit")
    citizen.text("没用", "feedback_bad")
    citizen.answer("转人工", "handover")
    assert "已删除" in citizen.text("删除我的记录", "delete_record")
    assert kept.transcript.of(citizen.sender) == []
    everything = [*kept.transcript.open_questions(), *kept.feedback.all(), *kept.handovers.pending()]
    assert not [one for one in everything if one.conversation == citizen.sender or "王小二" in str(one)]


def test_after_wiping_the_citizen_is_a_stranger(citizen, kept):
    citizen.answer("包头公租房", "ask_public_rental_housing")
    citizen.text("删除我的记录", "delete_record")
    assert citizen.answer("低保怎么办", "ask_subsistence_allowance")["outcome"] == "needs_region"
    assert [line.text for line in kept.transcript.of(citizen.sender) if line.speaker == "citizen"] == ["低保怎么办"]


def test_an_answer_can_be_given_again_after_its_asker_was_forgotten(citizen, kept, home):
    answer = citizen.answer("我在包头打工，孩子能在这儿上小学吗", "ask_school_enrollment")
    citizen.text("删除我的记录", "delete_record")
    record = kept.transcript.answer(answer["id"])
    again = home.answering().answer(Question("policy", record.topic, living=record.region_code, as_of=record.as_of)).to_dict()
    assert record.store_revision == again["store_revision"]
    for part in ("clauses", "basis", "headline", "region", "contacts", "caveats"):
        assert again[part] == answer[part], part


def test_the_transcript_of_a_whole_conversation_holds_both_sides_and_every_answer(citizen, kept):
    answers = [citizen.answer("公租房怎么申请", "ask_public_rental_housing"), citizen.answer("南通", "give_place")]
    citizen.text("谢谢", "thanks")
    lines = kept.transcript.of(citizen.sender)
    assert [line.speaker for line in lines] == ["citizen", "bot"] * 3
    assert [line.answer.id for line in lines if line.answer] == [answer["id"] for answer in answers]
    assert [line.answer.outcome for line in lines if line.answer] == ["needs_region", "answered"]
