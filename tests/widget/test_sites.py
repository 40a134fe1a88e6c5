"""On other people's pages: strict policy, several at once, hostile styles, events, attributes, how little is loaded before it is opened."""

from playwright.sync_api import expect

from tests.widget.answers import BAOTOU

EVENTS = """() => {
    window.heard = [];
    for (const name of ['opened', 'sent', 'answered', 'rated', 'handed-over'])
        document.addEventListener('xinshimin-' + name, event => window.heard.push([name, event.detail]));
}"""


def test_a_strict_policy_of_the_site_blocks_nothing(open_chat):
    chat = open_chat("/site/corner")  # faults would hold every violation
    chat.button("问政策").click()
    chat.agree()
    chat.ask(BAOTOU)
    chat.card.get_by_role("button", name="看原文").first.click()
    expect(chat.page.locator(".source mark")).to_be_visible()


def test_until_it_is_opened_only_the_button_is_loaded(open_chat, fake):
    chat = open_chat("/site/corner")
    expect(chat.button("问政策")).to_be_visible()
    paths = [path for _, path, _ in fake.requests if path.startswith("/widget/")]
    assert len(paths) <= 7 and not [path for path in paths if "/view/panel" in path]
    assert not [path for _, path, _ in fake.requests if path in ("/notice", "/events", "/sessions")]


def test_it_opens_and_closes_and_stays_open_over_pages(open_chat):
    chat = open_chat("/site/corner")
    launcher = chat.button("问政策")
    expect(launcher).to_have_attribute("aria-expanded", "false")
    launcher.click()
    expect(chat.page.get_by_role("dialog", name="新市民政策助手")).to_be_visible()
    chat.page.reload()
    expect(chat.page.get_by_role("dialog", name="新市民政策助手")).to_be_visible()
    assert chat.page.evaluate("document.activeElement === document.body")  # the page's reader is not disturbed
    chat.button("收起对话").click()
    expect(launcher).to_be_focused()
    chat.page.reload()
    expect(launcher).to_be_visible()
    expect(chat.page.get_by_role("dialog")).to_have_count(0)


def test_on_a_phone_it_takes_the_screen_and_keeps_the_focus(open_chat):
    chat = open_chat("/site/corner", size="phone")
    chat.button("问政策").click()
    assert chat.page.get_by_role("dialog").bounding_box() == {"x": 0, "y": 0, "width": 320, "height": 640}
    assert chat.page.evaluate("document.querySelector('xinshimin-chat').shadowRoot.querySelector('dialog').matches(':modal')")


def test_a_reply_while_it_is_closed_shows_on_the_button(open_chat, fake):
    chat = open_chat("/site/corner")
    chat.button("问政策").click()
    chat.agree()
    chat.ask("你好")
    chat.button("收起对话").click()
    fake.say("operator", "轮到您了。")
    expect(chat.button("有 1 条新答复")).to_be_visible()
    chat.button("有 1 条新答复").click()
    expect(chat.replies.last).to_contain_text("轮到您了。")


def test_several_on_one_page_show_one_conversation_over_one_line(open_chat, fake):
    chat = open_chat("/site/several")
    one, two = chat.page.locator("#one"), chat.page.locator("#two")
    one.get_by_role("button", name="同意，开始").click()
    two.get_by_label("Your question").fill(BAOTOU)
    two.get_by_label("Your question").press("Enter")
    for panel in (one, two):
        expect(panel.locator(".card cite").first).to_contain_text("包府办发〔2024〕47号")
    assert len(fake.asked("POST", "/sessions")) == 1 and len(fake.asked("GET", "/events")) == 1
    spoken = [panel.locator("[aria-live=polite] p", has_text="有规定").count() for panel in (one, two)]
    assert sum(spoken) == 1  # only the one in use speaks
    assert chat.violations() == []


def test_the_page_hears_what_happens_but_never_what_was_said(open_chat):
    chat = open_chat("/site/corner")
    chat.page.evaluate(EVENTS)
    chat.button("问政策").click()
    chat.agree()
    chat.ask(BAOTOU)
    chat.card.get_by_role("button", name="有用", exact=True).click()
    expect(chat.card.get_by_text("谢谢您")).to_be_visible()
    chat.ask("转人工")
    heard = chat.page.evaluate("window.heard")
    assert [name for name, _ in heard] == ["opened", "sent", "answered", "rated", "sent", "answered", "handed-over"]
    details = dict(heard[:4])
    assert details["answered"] | {"id": ""} == {"id": "", "outcome": "answered", "topic": "public_rental_housing", "region": "150200"}
    assert details["rated"]["useful"] is True and set(details["sent"]) == {"id"}


def test_attributes_set_place_language_colours_and_corner(open_chat, fake):
    chat = open_chat("/site/left")
    launcher = chat.button("問政策")
    expect(launcher).to_be_visible()
    chat.page.wait_for_function("box => box.getBoundingClientRect().x < 100", arg=launcher.element_handle())  # its styles come after it
    launcher.click()
    expect(chat.page.locator(".root")).to_have_attribute("data-theme", "dark")
    chat.page.locator("xinshimin-chat").evaluate("node => node.setAttribute('lang', 'en')")
    expect(chat.page.get_by_role("dialog", name="Policy helper for newcomers")).to_be_visible()


def test_a_language_that_comes_late_finds_the_chat_that_was_opened_meanwhile(open_chat):
    chat = open_chat("/site/left")
    expect(chat.button("問政策")).to_be_visible()
    held = []
    chat.page.route("**/language/en.js", lambda route: held.append(route))
    chat.page.locator("xinshimin-chat").evaluate("node => { node.open(); node.setAttribute('lang', 'en') }")
    expect(chat.page.get_by_role("dialog", name="新市民政策助手")).to_be_visible()
    held[0].continue_()
    expect(chat.page.get_by_role("dialog", name="Policy helper for newcomers")).to_be_visible()
    expect(chat.page.get_by_role("dialog")).to_have_count(1)


def test_styles_of_the_page_stay_outside(open_chat):
    chat = open_chat("/site/hostile")
    heading = chat.page.locator(".panel h2").first
    expect(heading).to_be_visible()
    looks = heading.evaluate(
        "node => { const { color, letterSpacing, fontSize } = getComputedStyle(node); return [color, letterSpacing, parseFloat(fontSize)] }"
    )
    assert looks[0] == "rgb(255, 255, 255)" and looks[1] == "normal" and looks[2] >= 16
    expect(chat.button("同意，开始")).to_be_visible()


def test_the_page_sets_colours_with_custom_properties(open_chat):
    chat = open_chat("/site/corner")
    chat.page.locator("xinshimin-chat").evaluate("node => node.style.setProperty('--xinshimin-accent', 'rgb(10, 20, 90)')")
    assert chat.button("问政策").evaluate("node => getComputedStyle(node).backgroundColor") == "rgb(10, 20, 90)"


def test_taken_off_the_page_it_lets_the_line_go(open_chat, fake):
    chat = open_chat("/site/corner")
    chat.button("问政策").click()
    chat.agree()
    chat.ask("你好")
    chat.page.evaluate("window.taken = document.querySelector('xinshimin-chat'); window.taken.remove()")
    before = len(fake.asked("GET", "/events"))
    chat.page.evaluate("document.body.append(window.taken)")
    expect(chat.replies.last).to_contain_text("新市民政策助手")
    chat.page.wait_for_timeout(300)
    assert len(fake.asked("GET", "/events")) == before + 1
