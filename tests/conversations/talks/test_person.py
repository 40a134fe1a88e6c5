"""Citizens who want a person, or whom the assistant cannot help."""

SCHOOL = ("我在包头打工，孩子能在这儿上小学吗", "ask_school_enrollment")
FUNERAL = ("包头有丧葬补贴吗", "ask_funeral_benefit")


def test_a_person_is_asked_for_after_an_answer(citizen, kept):
    school = citizen.answer(*SCHOOL)
    assert (school["outcome"], school["clauses"][0]["document"]["id"]) == ("answered", "baotou-2024-47")
    answer = citizen.answer("转人工", "handover")
    assert (answer["outcome"], answer["topic"], answer["region"]["code"]) == ("handed_over", "school_enrollment", "150200")
    assert answer["contacts"][0]["body"]["name"] == "包头市教育局"
    summary = next(one for one in kept.handovers.pending() if one.conversation == citizen.sender).summary
    assert (summary.topic, summary.living, summary.last_answer, summary.words) == ("school_enrollment", "150200", school["id"], SCHOOL[0])


def test_a_person_is_asked_for_at_once(citizen, kept):
    answer = citizen.answer("不要机器人，叫个人来", "handover")
    assert (answer["outcome"], answer["topic"], answer["region"]) == ("handed_over", None, None)
    assert [contact["number"] for contact in answer["contacts"]] == ["12345"]


def test_after_the_person_was_asked_for_the_assistant_still_answers(citizen):
    citizen.answer(*SCHOOL)
    citizen.answer("转人工", "handover")
    answer = citizen.answer("那公租房呢", "ask_public_rental_housing")
    assert (answer["outcome"], answer["region"]["code"]) == ("answered", "150200")
    assert {bureau["name"] for clause in answer["clauses"] for bureau in clause["bureaus"]} & {"市住建局"}


def test_two_failures_in_a_row_bring_a_person_and_the_place_in_the_queue_is_kept(citizen, kept):
    assert citizen.answer(*FUNERAL)["outcome"] == "no_clause"
    none, handed = citizen.answers("我问的是火葬费给不给免", "ask_funeral_benefit")
    assert (none["outcome"], handed["outcome"]) == ("no_clause", "handed_over")
    assert [one.why for one in kept.handovers.pending() if one.conversation == citizen.sender] == ["failures"]
    citizen.answer("转人工", "handover")
    assert len([one for one in kept.handovers.pending() if one.conversation == citizen.sender]) == 1


def test_a_failure_after_an_answer_is_only_one(citizen):
    citizen.answer(*FUNERAL)
    assert citizen.answer(*SCHOOL)["outcome"] == "answered"
    assert citizen.answer(*FUNERAL)["outcome"] == "no_clause"


def test_questions_without_an_answer_are_kept_masked(citizen, kept):
    citizen.answer("包头有丧葬补贴吗，我电话13812345678", "ask_funeral_benefit")
    citizen.answers("那个啥", "unclear")
    mine = [(one.outcome, one.text) for one in kept.transcript.open_questions() if one.conversation == citizen.sender]
    assert mine == [("no_clause", "包头有丧葬补贴吗，我电话［电话］"), ("unclear", "那个啥")]


def test_anger_is_met_calmly_and_the_conversation_goes_on(citizen):
    citizen.answer(*FUNERAL)
    first, again = citizen.text("废物", "abuse"), citizen.text("滚", "abuse")
    assert first != again and "12345" in again
    assert citizen.answer("南通公租房", "ask_public_rental_housing")["clauses"][0]["path"] == "（十三）"


def test_a_place_asked_for_twice_in_vain_brings_the_nations_rules_and_a_person(citizen, kept):
    assert citizen.answer("低保怎么办", "ask_subsistence_allowance")["outcome"] == "needs_region"
    assert citizen.answer("嗯", "affirm")["outcome"] == "needs_region"
    national, handed = citizen.answers("啊这个", "unclear")
    assert (national["outcome"], national["region"]["code"], handed["outcome"]) == ("answered", "000000", "handed_over")
    assert [one.why for one in kept.handovers.pending() if one.conversation == citizen.sender] == ["failures"]
    assert citizen.answer("归哪个管", "ask_bureau")["region"]["code"] == "000000"
    assert citizen.answer("我在包头", "give_place")["clauses"][0]["document"]["region_code"] == "150200"
