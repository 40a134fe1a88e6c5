"""What a citizen says while a person has the conversation reaches that person, and nobody else answers."""

from bot.conversations.live.listening import Standing
from bot.conversations.outbox import Said


def test_before_anybody_has_it_nothing_is_kept(desk):
    assert desk.listening.standing("web:u") is None and desk.listening.hear("web:u", "在吗") is None
    number = desk.waiting()
    assert desk.listening.standing("web:u") == Standing(number, False)
    assert desk.listening.hear("web:u", "在吗") is None and desk.said() == []


def test_it_is_kept_masked_for_the_person_who_has_it(desk):
    number = desk.taken()
    assert desk.listening.standing("web:u") == Standing(number, True)
    assert desk.listening.hear("web:u", "我电话13812345678") == []
    assert desk.said()[-1] == ("citizen", "我电话［电话］")


def test_what_the_person_wrote_goes_back_where_the_channel_cannot_send(desk):
    number = desk.taken("rest:u")
    desk.take_over.write(number, "li", Said("请带身份证。"))
    waiting = desk.listening.hear("rest:u", "要带什么")
    assert [packet["texts"] for packet in waiting] == [["人工客服已接入，接下来由人工回复您。"], ["人工客服：请带身份证。"]]
    assert desk.listening.hear("rest:u", "好的") == []


def test_an_operator_who_is_gone_is_no_reason_for_silence(desk):
    number = desk.taken()
    desk.clock.move(minutes=10)
    assert desk.listening.hear("web:u", "还在吗") is None
    assert desk.kept.handovers.get(number).state == "open" and desk.events()[-1] == ("system", "bot")
