"""From the entries of a reply to what is delivered."""

from bot.answer.phrases import Phrases
from bot.channels.wechat.composing import OFFERED, compose

PHRASES = Phrases.open()
CLAUSE = {"id": "baotou-2024-47#二(一)1(1)", "path": "二（一）1（1）", "document": {"title": "《方案》", "number": "包府办发〔2024〕47号"}}


def answer(outcome="answered", **more):
    return {"custom": {"answer": {"outcome": outcome, "clauses": [CLAUSE], "next": [], "ask": None} | more}}


def test_what_rasa_has_cut_at_blank_lines_is_one_text_again():
    packet = compose([{"text": "有规定。"}, {"text": "出处：方案"}, answer()], PHRASES, "")
    assert packet.texts == ("有规定。\n\n出处：方案",) and packet.card is None and packet.options == ()


def test_two_answers_are_two_texts_and_the_one_that_asks_gives_the_choices():
    asking = answer("needs_region", ask="哪里？", next=["我在包头", "我在南通"])
    packet = compose([{"text": "甲。"}, asking, {"text": "乙。"}, answer(next=["多少钱？"])], PHRASES, "")
    assert (packet.texts, packet.options, packet.above) == (("甲。", "乙。"), ("我在包头", "我在南通"), "回复数字接着问：")


def test_questions_that_are_only_offered_are_few_and_choices_are_all_there():
    many = [f"问{number}？" for number in range(8)]
    assert len(compose([{"text": "x"}, answer(next=many)], PHRASES, "").options) == OFFERED
    assert len(compose([{"text": "x"}, answer("needs_region", ask="哪里？", next=many)], PHRASES, "").options) == 8


def test_the_card_leads_to_the_first_clause():
    card = compose([{"text": "x"}, answer()], PHRASES, "https://zc.example.gov.cn/webhooks/wechat/clause").card
    assert card.url == "https://zc.example.gov.cn/webhooks/wechat/clause/baotou-2024-47%23%E4%BA%8C%28%E4%B8%80%291%281%29"
    assert card.description == "《方案》 包府办发〔2024〕47号 二（一）1（1）"
    assert compose([{"text": "x"}, answer(clauses=[])], PHRASES, "https://x").card is None


def test_a_greeting_and_what_was_heard():
    assert compose([{"text": "您好"}], PHRASES, "https://x", "听到的是：“你好”").texts == ("听到的是：“你好”", "您好")
    assert compose([], PHRASES, "").texts == ()
