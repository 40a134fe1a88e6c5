"""A conversation: consent first, then question, card, follow-ups, at every size."""

from playwright.sync_api import expect

from tests.widget.answers import BAOTOU, RENT


def test_nothing_is_sent_before_the_reader_agrees(open_chat, fake):
    chat = open_chat()
    expect(chat.page.get_by_text("会保存 30 天")).to_be_visible()
    chat.say(BAOTOU)
    expect(chat.button("同意，开始")).to_be_focused()
    assert chat.input.input_value() == BAOTOU
    assert not fake.asked("POST", "/sessions") and not fake.asked("POST", "/messages")
    chat.agree()
    expect(chat.card).to_contain_text("公租房")
    assert chat.input.input_value() == ""
    assert [body["text"] for body in fake.asked("POST", "/messages")] == [BAOTOU]


def test_a_reader_who_does_not_agree_is_told_whom_to_call(open_chat, fake):
    chat = open_chat()
    chat.button("不同意").click()
    expect(chat.page.get_by_text("可以直接拨 12345")).to_be_visible()
    assert not fake.asked("POST", "/sessions")


def test_a_question_is_answered_with_the_clause(open_chat, size):
    chat = open_chat(size=size).agree()
    chat.ask(BAOTOU)
    expect(chat.card.locator("blockquote").first).to_contain_text("纳入公租房保障对象范围")
    expect(chat.card.locator("cite").first).to_contain_text("包府办发〔2024〕47号")
    assert not chat.overflows()


def test_the_preset_place_travels_with_the_session(open_chat, fake):
    chat = open_chat("/site/left")
    chat.page.get_by_role("button", name="問政策").click()
    with chat.page.expect_response("**/sessions"):
        chat.button("同意，開始").click()
    expect(chat.page.get_by_label("您的問題")).to_be_focused()
    assert fake.asked("POST", "/sessions") == [{"consent": fake.notice["version"], "region": "150200"}]


def test_a_missing_place_is_picked_from_a_list(open_chat):
    chat = open_chat(size="phone").agree()
    chat.ask(RENT)
    expect(chat.card).to_contain_text("您现在住在哪个城市或区县")
    chat.card.get_by_role("button", name="选地方").click()
    field = chat.page.get_by_role("combobox")
    expect(field).to_be_focused()
    field.fill("baotou")
    chat.page.get_by_role("option", name="包头市").first.click()
    expect(chat.card.locator("cite").first).to_contain_text("包府办发〔2024〕47号")
    expect(chat.mine.last).to_contain_text("内蒙古自治区包头市")


def test_a_hasty_enter_chooses_nothing_that_was_found_before(open_chat):
    """Somebody types 包头 and presses Enter before the list is there: the first place of the list before must not be taken."""
    chat = open_chat().agree()
    chat.ask(RENT)
    chat.card.get_by_role("button", name="选地方").click()
    first = chat.page.get_by_role("option").first
    expect(first).to_be_visible()
    held = []
    chat.page.route("**/regions?*", lambda route: held.append(route))
    keys = chat.page.keyboard
    keys.press("ArrowDown")
    keys.type("包头")
    keys.press("ArrowDown")
    keys.press("Enter")
    expect(first).to_be_visible()  # the list is still open
    expect(chat.page.locator("[aria-selected=true]")).to_have_count(0)
    while not held:
        chat.page.wait_for_timeout(20)
    for route in held:
        route.continue_()
    expect(first).to_contain_text("包头")
    keys.press("Enter")
    expect(chat.card).to_contain_text("包府办发〔2024〕47号")
