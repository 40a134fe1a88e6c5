"""What is delivered, as messages."""

from bot.wechat.packet import Card, Packet, together

CARD = Card("看条款全文", "包府办发〔2024〕47号", "https://zc.example.gov.cn/clause/1")


def more(count):
    return f"还有{count}段"


def test_a_short_answer_is_one_message_with_its_choices():
    packet = Packet(("有规定。",), ("要什么材料？", "在哪里办？"), "回复数字接着问：", CARD)
    text, rest = packet.front(more)
    assert rest is None
    assert text == "有规定。\n\n看条款全文：https://zc.example.gov.cn/clause/1\n\n回复数字接着问：\n1. 要什么材料？\n2. 在哪里办？"


def test_a_long_one_says_how_much_is_left_and_keeps_the_choices_for_the_end():
    packet, seen = Packet(("这是一句话。" * 300,), ("甲", "乙")), []
    while packet:
        text, packet = packet.front(more)
        seen.append(text)
    assert len(seen) == 4 and "还有3段" in seen[0] and seen[-1].endswith("1. 甲\n2. 乙")
    assert "1. 甲" not in "".join(seen[:-1]) and sum(text.count("这是一句话。") for text in seen) == 300
    assert all(len(text.encode()) <= 1800 for text in seen)


def test_the_rest_remembers_the_choices_without_writing_them_twice():
    _, rest = Packet(("这是一句话。" * 100,), ("甲",)).front(more)
    assert rest.options == ("甲",) and "".join(rest.pieces()).count("1. 甲") == 1


def test_at_most_nine_choices_have_a_number():
    assert Packet(("x",), tuple("abcdefghijk")).pieces()[0].count(". ") == 9


def test_it_is_stored_and_comes_back():
    for packet in (Packet(("a",)), Packet(("a", "b"), ("c",), "d", CARD, True, True)):
        assert Packet.from_json(packet.to_json()) == packet


def test_older_answers_go_before_newer_ones():
    both = together([Packet(("旧。",), ("甲",)), Packet(("新。",), ("乙",), "问：")])
    assert both.pieces() == ("旧。\n\n1. 甲\n\n新。\n\n问：\n1. 乙",) and both.options == ("乙",)
    assert together([]) is None and together([Packet(("一",))]) == Packet(("一",))
