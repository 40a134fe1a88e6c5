"""Whatever a message, a document or a bureau's name contains is shown as text, and never breaks the page."""

import pytest
from playwright.sync_api import expect

from tests.widget.answers import BAOTOU

SCRIPT = "<script>window.harmed = 1</script><img src=x onerror='window.harmed = 1'><b>粗</b>"
LONG_WORD = "Donaudampfschifffahrtsgesellschaft" * 30
RTL = "abc\u202e倒过来\u202c \u2067שלום\u2069 العربية"
EMOJI = "👨‍👩‍👧‍👦🏠🇨🇳" * 20
HARD = {
    "script": SCRIPT,
    "word": LONG_WORD,
    "rtl": RTL,
    "emoji": EMOJI,
    "many": "条" * 10000,
    "entities": "&lt;b&gt; &amp; ${1+1} {{x}}",
    "lines": "一\n二\n\n三",
}


@pytest.mark.parametrize("text", HARD.values(), ids=HARD)
def test_messages_are_text(open_chat, fake, text):
    chat = open_chat(size="phone").agree()
    chat.ask("你好")
    for sender in ("bot", "operator", "citizen", "system"):
        fake.say(sender, text)
        expect(chat.page.locator("article p.text").last).to_have_js_property("textContent", text)
    assert chat.page.evaluate("window.harmed") is None
    assert chat.log.locator("img, script, b").count() == 0
    assert not chat.overflows()


@pytest.mark.parametrize("text", [SCRIPT, LONG_WORD, RTL], ids=["script", "word", "rtl"])
def test_every_field_of_an_answer_is_text(open_chat, fake, text):
    answer = poisoned(fake.answer_to(BAOTOU), text)
    fake.said["毒"] = [{"text": text, "answer": answer}]
    chat = open_chat(size="phone").agree()
    chat.ask("毒")
    for summary in chat.card.locator("summary").all():
        summary.click()
    assert chat.page.evaluate("window.harmed") is None
    assert chat.log.locator("img, script, b").count() == 0
    shown = chat.card.evaluate("node => node.textContent")
    assert shown.count(text) >= 10
    assert not chat.overflows()
    outside = "node => node.scrollWidth > node.clientWidth + 1"
    assert not chat.log.evaluate(outside)


def poisoned(value, text, key=None):
    """The answer with every free text in it replaced."""
    kept = {
        "id",
        "outcome",
        "level",
        "any_of",
        "field",
        "op",
        "role",
        "strength",
        "focus",
        "as_of",
        "topic",
        "marks",
        "spans",
        "eligibility",
    }
    if isinstance(value, dict):
        return {name: poisoned(one, text, name) for name, one in value.items()}
    if isinstance(value, list):
        return [poisoned(one, text, key) for one in value]
    return text if isinstance(value, str) and key not in kept else value


def test_only_links_to_web_pages_and_telephones_are_links(open_chat, fake):
    answer = fake.answer_to(BAOTOU)
    answer["contacts"] = [
        {"name": "热线", "number": "javascript:alert(1)", "why": "问", "body": None},
        {"name": "热线", "number": "0472-12345 转 2", "why": "问", "body": None},
    ]
    for clause in answer["clauses"]:
        clause["document"]["source_url"] = "javascript:window.harmed=1"
    fake.said["链接"] = [{"text": "链接", "answer": answer}]
    fake.answers.given[answer["id"]] = answer
    chat = open_chat().agree()
    chat.ask("链接")
    links = chat.card.locator(".contacts a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert links == ["tel:1", "tel:0472123452"]
    chat.card.get_by_role("button", name="看原文").first.click()
    expect(chat.page.locator(".source mark")).to_be_visible()
    assert chat.page.locator(".source a").count() == 0


def test_a_text_that_is_too_long_stays_and_says_how_much(open_chat, fake):
    chat = open_chat().agree()
    chat.input.fill("😀" * 1999)
    expect(chat.page.get_by_text("还能写 1 个字")).to_be_visible()  # code points, as the server counts
    chat.input.fill("字" * 2010)
    expect(chat.page.get_by_text("多了 10 个字")).to_be_visible()
    chat.page.keyboard.press("Enter")
    chat.button("发送").click()
    assert len(chat.input.input_value()) == 2010 and not fake.asked("POST", "/messages")


def test_enter_in_an_input_method_does_not_send(open_chat, fake):
    chat = open_chat().agree()
    chat.input.fill("gongzufang")
    chat.input.evaluate(
        "node => node.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, composed: true }))"
    )
    chat.input.press("Shift+Enter")
    assert chat.input.input_value() == "gongzufang\n" and not fake.asked("POST", "/messages")


def test_blank_messages_are_not_sent(open_chat, fake):
    chat = open_chat().agree()
    chat.say("   \n ")
    expect(chat.mine).to_have_count(0)
    assert not fake.asked("POST", "/messages")
