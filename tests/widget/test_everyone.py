"""For everyone: no axe violation in any state, keyboard alone, one spoken line a message, large print, languages, colours, zoom, motion."""

import pytest
from playwright.sync_api import expect

from tests.widget.answers import BAOTOU, RENT


def states(chat):
    """The chat in each of its states, by name."""
    yield "first"
    chat.agree()
    yield "agreed"
    chat.ask(BAOTOU)
    for summary in chat.card.locator("summary").all():
        summary.click()
    yield "card"
    chat.card.get_by_role("button", name="没用").click()
    yield "rating"
    chat.card.get_by_role("button", name="看原文").first.click()
    expect(chat.page.locator(".source mark")).to_be_visible()
    yield "source"
    chat.page.keyboard.press("Escape")
    chat.button("设置").click()
    yield "settings"
    chat.page.keyboard.press("Escape")
    chat.ask("重新开始")
    chat.ask(RENT)
    chat.card.get_by_role("button", name="选地方").click()
    chat.page.get_by_role("combobox").fill("鼓楼")
    expect(chat.page.get_by_role("option").first).to_be_visible()
    yield "picker"
    chat.page.keyboard.press("Escape")
    chat.ask("有人要跳楼")
    yield "crisis"
    chat.page.context.set_offline(True)
    chat.say("你好")
    expect(chat.page.get_by_text("还没发出去")).to_be_visible()
    yield "offline"
    chat.page.context.set_offline(False)


def test_axe_finds_nothing_in_any_state_at_any_size(open_chat, size):
    chat = open_chat(size=size)
    chat.page.wait_for_selector(".consent button")
    for state in states(chat):
        assert chat.violations() == [], state
        assert not chat.overflows(), state


@pytest.mark.parametrize("theme", ["dark", "contrast"])
def test_axe_finds_nothing_in_other_colours(open_chat, theme):
    chat = open_chat(size="phone", color_scheme="dark" if theme == "dark" else "light").agree()
    if theme == "contrast":
        chat.button("设置").click()
        chat.page.get_by_label("颜色").select_option("contrast")
        chat.page.keyboard.press("Escape")
    chat.ask(BAOTOU)
    assert chat.violations() == []
    assert chat.page.locator(".card").evaluate("node => getComputedStyle(node).color") != "rgb(26, 32, 35)"


def test_everything_can_be_done_with_the_keyboard_alone(open_chat):
    chat = open_chat("/site/corner", size="phone")
    keys = chat.page.keyboard
    expect(chat.page.get_by_role("button", name="问政策")).to_be_visible()
    keys.press("Tab")
    keys.press("Enter")
    expect(chat.button("同意，开始")).to_be_visible()
    tab_to(chat, "同意，开始")
    keys.press("Enter")
    expect(chat.input).to_be_focused()
    keys.type(RENT)
    keys.press("Enter")
    expect(chat.card).to_contain_text("您现在住在哪个城市或区县")
    tab_to(chat, "选地方", back=True)
    keys.press("Enter")
    keys.type("包头")
    expect(chat.page.get_by_role("option").first).to_contain_text("包头")
    expect(chat.page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    keys.press("ArrowDown")
    keys.press("ArrowUp")
    keys.press("Enter")
    expect(chat.card).to_contain_text("包府办发〔2024〕47号")
    tab_to(chat, "看原文")
    keys.press("Enter")
    expect(chat.page.get_by_role("dialog", name="文件原文")).to_be_visible()
    keys.press("Escape")
    expect(chat.page.get_by_role("dialog", name="文件原文")).to_have_count(0)
    keys.press("Escape")
    expect(chat.page.get_by_role("button", name="问政策")).to_be_focused()


def tab_to(chat, name, back=False):
    """Press Tab until the button is focused; the focus must never leave what is on the screen."""
    for _ in range(60):
        focused = chat.page.evaluate("""() => {
            let node = document.activeElement;
            while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
            return node?.textContent ?? '';
        }""")
        if focused == name:
            return
        chat.page.keyboard.press("Shift+Tab" if back else "Tab")
    raise AssertionError(f"{name} is not reached")


def test_a_message_is_spoken_once_and_history_is_not(open_chat, fake):
    chat = open_chat().agree()
    chat.ask("你好")
    spoken = chat.spoken()
    assert [text for text in spoken if text.startswith("助手：")] == [f"助手：{chat.replies.last.locator('.text').inner_text()}"]
    chat.page.reload()
    expect(chat.mine).to_have_count(1)
    chat.page.wait_for_timeout(300)
    assert chat.spoken() == []
    assert chat.log.get_attribute("aria-live") == "off"  # else every message would be read twice


def test_large_print_is_large_and_still_fits(open_chat):
    chat = open_chat(size="phone").agree()
    chat.ask(BAOTOU)
    chat.button("设置").click()
    chat.page.get_by_label("大字版").check()
    chat.page.keyboard.press("Escape")
    size = chat.card.locator("blockquote").first.evaluate("node => parseFloat(getComputedStyle(node).fontSize)")
    assert size >= 24 and not chat.overflows()
    send = chat.button("发送").bounding_box()
    assert send["height"] >= 48 and send["x"] + send["width"] <= 320
    assert chat.violations() == []
    chat.page.reload()
    expect(chat.page.locator(".root[data-large]")).to_have_count(1)


@pytest.mark.parametrize(("language", "words", "tag"), [("zh-Hant", "條款原文", "zh-Hant"), ("en", "Text of the rule", "en")])
def test_the_interface_changes_its_language_and_the_clause_does_not(open_chat, language, words, tag):
    chat = open_chat().agree()
    chat.ask(BAOTOU)
    clause = chat.card.locator("blockquote").first.inner_text()
    chat.button("设置").click()
    chat.page.get_by_label("语言").select_option(language)
    expect(chat.card).to_contain_text(words)
    assert chat.card.locator("blockquote").first.inner_text() == clause
    expect(chat.page.locator(".panel")).to_have_attribute("lang", tag)
    expect(chat.card.locator("blockquote").first).to_have_attribute("lang", "zh-CN")
    assert chat.violations() == []


def test_in_traditional_characters_only_documents_names_and_what_is_sent_stay_simplified(open_chat, fake):
    chat = open_chat("/site/left")
    chat.button("問政策").click()
    expect(chat.page.locator(".consent .text")).to_contain_text("保存 30 天，用來接著往下答")
    expect(chat.button("養老保險")).to_have_count(0)  # not among the first, but in the list
    expect(chat.button("公租房")).to_be_visible()
    expect(chat.button("居住證")).to_have_attribute("lang", "zh-Hant")
    chat.button("同意，開始").click()
    chat.page.get_by_label("您的問題").fill(BAOTOU)
    chat.page.keyboard.press("Enter")
    headline = chat.card.locator(".headline")
    expect(headline).to_have_text(
        "有規定。内蒙古自治区包头市關於公租房的規定是這樣寫的，適用於“具有本市户籍的进城务工等符合条件的住房困难农牧民”："
    )
    expect(headline).to_have_attribute("lang", "zh-Hant")
    clause = chat.card.locator("figure.clause").first
    expect(clause.locator("mark")).to_have_text("将具有本市户籍的进城务工等符合条件的住房困难农牧民群体纳入公租房保障对象范围")
    for words in ("包府办发〔2024〕47号", "包头市人民政府办公室", "市住建局", "當地是包头市住房和城乡建设局", "現在是否仍照此執行"):
        expect(clause).to_contain_text(words)
    assert chat.card.inner_text().count("適用") == 1  # the headline has said whom it is for
    chat.button("我夠不夠條件").click()
    expect(chat.card.locator(".asked")).to_contain_text("您的戶口在包头市嗎")
    chat.button("戶口在包头市", exact=True).click()
    expect(chat.card.locator("li.met")).to_contain_text("本市戶籍")
    assert [body["text"] for body in fake.asked("POST", "/messages")] == [BAOTOU, "我够不够条件", "户口在包头市"]


@pytest.mark.parametrize("size", [(640, 400), (320, 256)])  # 1280 x 800 at 200 %, 1280 x 1024 at 400 %
def test_zoomed_in_nothing_is_cut_off(open_chat, size):
    chat = open_chat(size=size, device_scale_factor=2).agree()
    chat.ask(BAOTOU)
    assert not chat.overflows()
    chat.input.scroll_into_view_if_needed()
    expect(chat.input).to_be_in_viewport()
    for part in (chat.button("设置"), chat.card.get_by_role("button", name="看原文").first):
        part.scroll_into_view_if_needed()
        expect(part).to_be_in_viewport()


def test_nothing_moves_for_those_who_want_no_motion(open_chat, fake):
    fake.delay = 2
    chat = open_chat(reduced_motion="reduce").agree()
    chat.say(BAOTOU)
    expect(chat.page.locator(".working .dots")).to_be_visible()
    assert chat.page.locator(".working .dots").evaluate("node => getComputedStyle(node).animationName") == "none"
    assert chat.log.evaluate("node => getComputedStyle(node).scrollBehavior") == "auto"


def test_touch_targets_are_large_enough(open_chat):
    chat = open_chat(size="phone", has_touch=True).agree()
    chat.ask(BAOTOU)
    boxes = [(one.inner_text(), one.bounding_box()) for one in chat.page.locator("button:visible, a.phone:visible").all()]
    assert [name for name, box in boxes if min(box["width"], box["height"]) < 24] == []  # WCAG 2.5.8


def test_speech_becomes_text_where_the_browser_can(open_chat):
    context = open_chat().page.context
    context.add_init_script("""window.SpeechRecognition = class {
        start() {
            this.onresult({ results: [Object.assign([{ transcript: '公租房怎么申请' }], { isFinal: true })] });
            setTimeout(() => this.onend(), 300);
        }
        stop() { this.onend(); }
    };""")
    chat = open_chat(context=context)
    chat.button("语音输入").click()
    expect(chat.page.get_by_text("声音可能会送到浏览器的厂家")).to_be_visible()
    expect(chat.input).to_have_value(RENT)
    expect(chat.input).to_be_focused()


def test_without_speech_there_is_no_button_for_it(open_chat):
    context = open_chat().page.context
    context.add_init_script("delete window.webkitSpeechRecognition; delete window.SpeechRecognition")
    chat = open_chat(context=context)
    expect(chat.input).to_be_visible()
    expect(chat.button("语音输入")).to_have_count(0)
