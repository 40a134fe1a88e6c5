"""The transcript keeps who said what, masked, and what gives an answer again."""

import threading

from bot.conversations.records import AnswerRecord, Line


def test_lines_come_back_in_order_with_their_answers(transcript, answer):
    given = AnswerRecord.of(answer())
    transcript.add("u", "rest", [Line("citizen", "包头养老金"), Line("bot", "有规定。", given)])
    transcript.add("u", "desk", [Line("operator", "您好，我来帮您看")])
    transcript.add("v", "rest", [Line("citizen", "别人")])
    lines = transcript.of("u")
    assert [(line.speaker, line.text, line.channel) for line in lines] == [
        ("citizen", "包头养老金", "rest"),
        ("bot", "有规定。", "rest"),
        ("operator", "您好，我来帮您看", "desk"),
    ]
    assert [line.answer for line in lines] == [None, given, None] and lines[0].at is not None


def test_words_are_masked_before_they_are_kept(transcript, answer):
    unclear = AnswerRecord.of(answer(outcome="unclear"))
    transcript.add("u", "rest", [Line("citizen", "我叫张三，电话13812345678"), Line("bot", "您想问哪方面的事？", unclear)])
    kept = transcript.of("u")[0].text, transcript.open_questions()[0].text
    assert all("13812345678" not in text and "［电话］" in text for text in kept)


def test_an_answer_said_again_is_kept_once(transcript, answer):
    given = AnswerRecord.of(answer())
    for _ in range(2):
        transcript.add("u", "rest", [Line("citizen", "再说一遍"), Line("bot", "有规定。", given)])
    assert transcript.answer("a1") == given and len(transcript.of("u")) == 4


def test_questions_that_were_not_answered_are_kept_for_the_desk(transcript, answer):
    for number, outcome in enumerate(["answered", "no_clause", "unclear", "needs_region"]):
        said = Line("bot", "…", AnswerRecord.of(answer(f"a{number}", outcome)))
        transcript.add("u", "rest", [Line("citizen", outcome), said])
    found = transcript.open_questions()
    assert [(one.text, one.outcome, one.topic) for one in found] == [(name, name, "pension") for name in ("no_clause", "unclear")]


def test_an_answer_that_nobody_gave_is_none(transcript):
    assert transcript.answer("nothing") is None and transcript.of("nobody") == []


def test_two_who_write_the_same_answer_at_once_do_not_disturb_each_other(transcript, answer):
    given, faults = AnswerRecord.of(answer()), []

    def write(who):
        try:
            transcript.add(who, "rest", [Line("bot", "…", given)])
        except Exception as error:
            faults.append(error)

    threads = [threading.Thread(target=write, args=(f"u{one}",)) for one in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
