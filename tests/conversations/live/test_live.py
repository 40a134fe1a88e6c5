"""Operators and citizens meet in one database."""

from bot.conversations.outbox import Said


def test_both_sides_see_one_conversation_in_order(desk):
    number = desk.taken()
    desk.listening.hear("web:u", "公租房怎么办")
    desk.take_over.write(number, "li", Said("带上居住证。"))
    desk.listening.hear("web:u", "好")
    lines = desk.kept.transcript.of("web:u")
    assert [line.speaker for line in lines] == ["system", "citizen", "operator", "citizen"]
    assert [line.number for line in lines] == sorted({line.number for line in lines})
    assert desk.kept.transcript.of("web:u", lines[1].number) == lines[2:]
    assert desk.kept.transcript.last_numbers(["web:u", "web:none"]) == {"web:u": lines[-1].number}
