"""How a pre-check goes: begins after the clause, asks one thing at a time, is left at any time, and ends with what was found."""

import pytest

BAOTOU, NANTONG = "150200", "320600"


def test_the_clause_comes_first_then_the_question(talk, answering):
    answer = talk("subsistence_allowance", BAOTOU).check()
    text = answering.renderer.render(answer).splitlines()
    assert answer.outcome == "needs_fact" and text[1].startswith("「凡具有我市户籍的农牧民")
    assert text.index(answer.ask) > 2 and answer.next[2:] == ("不知道", "不问了")
    assert answer.clauses and answer.to_dict()["clauses"][0]["eligibility"] == "unknown"


def test_a_policy_question_gets_its_clause_and_the_offer(talk):
    one = talk()
    answer = one.say("包头低保怎么申请", "ask_subsistence_allowance")
    assert answer.outcome == "answered" and answer.verdict is None and answer.next[0] == "我够不够条件"
    assert one.say(answer.next[0]).outcome == "needs_fact"


def test_facts_told_in_passing_are_not_asked_again(talk):
    one = talk()
    answer = one.say("我在包头住了三年，低保怎么申请", "ask_subsistence_allowance")
    assert answer.clauses[0].met == (None, None, True, None)
    _, asked = one.fill({})
    assert "residence_months" not in asked


def test_what_is_only_supposed_decides_nothing(talk):
    one = talk()
    answer = one.say("包头没居住证娃能上学不", "ask_school_enrollment")
    assert answer.clauses[0].met[1] is None and answer.clauses[0].eligibility == "unknown"


def test_it_can_be_left_at_any_time(talk, answering):
    one = talk("subsistence_allowance", BAOTOU)
    answer = one.check("在", "算了不问了")
    assert answer.outcome == "answered" and answer.verdict.asked is None
    assert [one.requires for one in answer.verdict.met] == ["我市户籍"] and len(answer.verdict.open) == 3
    text = answering.renderer.render(answer)
    assert text.endswith("以窗口审核为准。") and "没有定：有固定的住所" in text
    assert one.known.running is None and one.known.of("asker")["hukou_local"] is True


def test_not_knowing_leaves_it_open_and_goes_on(talk):
    answer, asked = talk("subsistence_allowance", BAOTOU).fill({})
    assert len(asked) == 4 and answer.verdict.eligibility == "unknown" and len(answer.verdict.open) == 4


def test_another_matter_ends_it(talk):
    one = talk("subsistence_allowance", BAOTOU)
    one.check("在")
    answer = one.say("公租房怎么申请", "ask_public_rental_housing")
    assert answer.outcome == "answered" and answer.topic == "public_rental_housing" and one.known.running is None


def test_what_is_not_understood_is_asked_again_once_then_left_open(talk):
    one = talk("subsistence_allowance", BAOTOU)
    first = one.check()
    again = one.say("哎呀这个嘛", "unclear")
    assert again.ask == first.ask and again.headline.startswith("没听明白")
    assert one.say("哎呀这个嘛", "unclear").verdict.asked != first.verdict.asked


def test_several_facts_in_one_reply_are_all_taken(talk):
    one = talk("subsistence_allowance", BAOTOU)
    answer = one.check("在的，我是农村户口，在这住了五年")
    assert answer.verdict.asked == "fixed_home"


def test_a_vague_figure_decides_nothing_and_is_not_asked_for_ever(talk):
    answer = talk("subsistence_allowance", BAOTOU).check("在", "是", "差不多一年")
    assert answer.verdict.asked == "fixed_home" and answer.clauses[0].met[2] is None


def test_the_order_of_what_is_told_does_not_matter(talk):
    told = ["我在这住了五年", "我是农村户口", "我是本地户口"]
    ends = []
    for order in (told, told[::-1]):
        one = talk("subsistence_allowance", BAOTOU)
        for text in order:
            one.say(text, "give_fact")
        ends.append(one.fill({"fixed_home": "有"})[0].verdict)
    assert ends[0] == ends[1] and ends[0].eligibility == "conditions_met"


def test_a_fact_corrected_is_corrected(talk):
    one = talk("subsistence_allowance", BAOTOU)
    one.say("我在这住了五年", "give_fact")
    one.say("我在这住了五个月", "give_fact")
    assert one.say("包头低保", "ask_subsistence_allowance").clauses[0].met[2] is False


def test_what_holds_at_a_place_is_forgotten_elsewhere(talk):
    one = talk()
    one.say("我在包头有居住证，娃上学", "ask_school_enrollment")
    answer = one.say("南通", "give_place")
    assert answer.clauses[0].document.region_code == "320600" and answer.clauses[0].met[0] is None


def test_a_place_given_late_begins_it_then(talk):
    one = talk("subsistence_allowance")
    assert one.say("我够不够条件", "check_eligibility").outcome == "needs_region"
    assert one.say("包头", "give_place").outcome == "needs_fact"


def test_another_place_begins_it_anew(talk):
    one = talk("subsistence_allowance", BAOTOU)
    one.check("在")
    answer = one.say("不是包头，是南通", "correct_place")
    assert answer.region.code == NANTONG and one.known.of("asker").get("hukou_local") is None


@pytest.mark.parametrize("topic", ["urban_village", "funeral_benefit"])
def test_without_conditions_or_clause_it_says_so(talk, topic):
    answer = talk(topic, NANTONG).check()
    assert answer.verdict is None or answer.verdict.eligibility == "unknown"


def test_a_clause_without_conditions_gives_no_verdict(talk):
    answer = talk("complaint_channel", NANTONG).check()
    assert answer.verdict is None and any("没有写明要什么条件" in one for one in answer.caveats)


def test_a_message_that_asks_is_no_reply(talk):
    one = talk("subsistence_allowance", BAOTOU)
    one.check()
    assert one.say("有没有租房补贴", "ask_rental_subsidy").topic == "rental_subsidy"


def test_it_says_yes_only_with_the_words_of_the_clause_and_the_window(talk, answering):
    answer, _ = talk("subsistence_allowance", BAOTOU).fill(
        {"hukou_local": "在", "hukou_rural": "是", "residence_months": "满了", "fixed_home": "有"}
    )
    text = answering.renderer.render(answer)
    for condition in answer.verdict.met:
        assert condition.quote in text
    assert "符合" in answer.headline and text.endswith("以窗口审核为准。")
    data = answer.to_dict()
    assert data["verdict"]["eligibility"] == "conditions_met" and [one["met"] for one in data["clauses"][0]["conditions"]] == [True] * 4


def test_a_correction_counts_and_is_no_answer_to_the_question(talk):
    one = talk("residence_permit", BAOTOU)
    one.check("不在", "半年多")
    answer = one.say("不对，我只住了三个月", "give_fact")
    assert [condition.requires for condition in answer.verdict.not_met] == ["居住半年以上"]


def test_what_nobody_asked_for_is_noted_and_the_question_asked_again(talk):
    one = talk("subsistence_allowance", BAOTOU)
    first = one.check()
    answer = one.say("等一下，我住了两年了", "give_fact")
    assert answer.ask == first.ask and answer.headline.startswith("记下了") and answer.clauses[0].met[2] is True


@pytest.mark.parametrize("text", ["不想说", "不方便说", "保密", "随便"])
def test_what_is_not_told_stays_open(talk, text):
    answer = talk("subsistence_allowance", BAOTOU).check(text)
    assert answer.outcome == "needs_fact" and answer.clauses[0].met[0] is None


@pytest.mark.parametrize(("text", "met"), [("1", True), ("第二个", False), ("3", None)])
def test_an_answer_offered_is_picked_by_its_number(talk, text, met):
    assert talk("subsistence_allowance", BAOTOU).check(text).clauses[0].met[0] is met


def test_the_fourth_answer_leaves_it(talk):
    assert talk("subsistence_allowance", BAOTOU).check("4").verdict.asked is None


def test_another_matter_leaves_it_waiting_and_says_so_once(talk):
    one = talk("subsistence_allowance", BAOTOU)
    one.check("在")
    first = one.say("归哪个管", "ask_bureau")
    assert first.next[0] == "继续" and any("没有对完" in caveat for caveat in first.caveats)
    second = one.say("那公租房呢", "ask_public_rental_housing")
    assert second.next[0] == "继续" and not any("没有对完" in caveat for caveat in second.caveats)
    answer = one.say("接着核对", "more")
    assert (answer.outcome, answer.topic, answer.verdict.asked) == ("needs_fact", "subsistence_allowance", "hukou_rural")


def test_what_is_over_or_left_is_not_gone_on_with(talk):
    one = talk("subsistence_allowance", BAOTOU)
    one.check("不问了")
    assert one.say("继续", "unclear").outcome == "unclear"


def test_a_fact_corrected_after_the_end_is_checked_again(talk):
    one = talk("subsistence_allowance", BAOTOU)
    assert one.check("在", "是", "才八个月").verdict.eligibility == "not_met"
    answer = one.say("说错了，我住了两年", "correct_place")
    assert answer.outcome == "needs_fact" and answer.verdict.asked == "fixed_home"
    assert one.say("有").verdict.eligibility == "conditions_met"
