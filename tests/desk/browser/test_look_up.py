"""The look-up in a real browser: as somebody types, by keyboard alone, copied, ticked, and accessible."""

import pytest
from playwright.sync_api import expect


@pytest.fixture
def operator(visit):
    return visit(permissions=["clipboard-read", "clipboard-write"]).sign_in("operator")


def test_results_come_while_somebody_types_and_are_told_to_screen_readers(operator):
    operator.type("包头公租房")
    expect(operator.cards.first).to_contain_text("公租房")
    expect(operator.page.get_by_role("status").first).to_contain_text("内蒙古自治区包头市 · 公租房")
    assert operator.focused() == "q" and operator.page.locator("#history button").count() == 0


def test_everything_goes_by_keyboard(operator):
    keyboard = operator.page.keyboard
    operator.type("包头低保")
    keyboard.press("Enter")
    expect(operator.page.locator("#history button")).to_have_text("包头低保")
    keyboard.press("ArrowDown")
    expect(operator.cards.first).to_be_focused()
    keyboard.press("ArrowRight")
    expect(operator.page.locator(".column").nth(1).locator(".card").first).to_be_focused()
    keyboard.press("ArrowLeft")
    keyboard.press("Enter")
    expect(operator.cards.first.locator("details")).to_have_attribute("open", "")
    keyboard.press("/")
    expect(operator.field).to_be_focused()
    keyboard.press("ArrowDown")
    keyboard.press("Control+k")
    expect(operator.field).to_be_focused()
    keyboard.type("要什么材料")
    keyboard.press("Enter")
    expect(operator.page.locator("#history button")).to_have_count(2)
    keyboard.press("F4")
    expect(operator.page.locator("#history button")).to_have_count(0)
    expect(operator.field).to_have_value("")


def test_one_key_copies_what_the_citizen_would_read(operator):
    operator.type("包头公租房").page.keyboard.press("F2")
    expect(operator.page.get_by_role("status").first).to_have_text("口径已复制。")
    copied = operator.page.evaluate("navigator.clipboard.readText()")
    assert copied == operator.page.locator(".text").first.text_content() and "包府办发〔2024〕47号" in copied


def test_ticking_by_keyboard_changes_the_verdict_and_keeps_the_place(operator):
    operator.type("包头低保")
    verdict = operator.cards.first.locator(".verdict strong")
    expect(verdict).to_have_text("还不能定")
    radio = operator.cards.first.get_by_role("radio", name="户口不在包头市")
    radio.focus()
    operator.page.keyboard.press("Space")
    expect(verdict).to_have_text("不符合")
    expect(radio).to_be_focused()
    operator.page.keyboard.press("ArrowUp")
    expect(operator.cards.first.get_by_role("radio", name="户口在包头市")).to_be_checked()
    expect(verdict).to_have_text("还不能定")


def test_a_topic_is_chosen_from_a_clause_that_was_found(operator):
    operator.type("包府办发〔2024〕47号")
    operator.page.locator(".hits .topic").first.click()
    expect(operator.page.locator(".answer")).to_be_visible()


def test_an_input_method_that_is_composing_keeps_its_keys(operator):
    operator.type("包头")
    operator.page.evaluate(
        "document.querySelector('#q').dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowDown', isComposing: true, bubbles: true}))"
    )
    assert operator.focused() == "q"


def test_a_session_that_ended_is_said_in_the_page(operator):
    operator.page.context.clear_cookies()
    operator.field.fill("包头公租房")
    expect(operator.page.get_by_role("status").first).to_have_text("这个页面已经过期；请刷新页面后再试。")
    operator.faults.clear()  # the browser's own line about the 403


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1280, 900), (320, 640)], ids=["desktop", "phone"])
def test_no_page_is_in_the_way_of_anybody(visit, size, scheme):
    admin = visit(size, color_scheme=scheme).sign_in("admin")
    for path in ("/accounts", "/audit", "/password", "/nowhere", "/"):
        admin.open(path)
        assert admin.violations() == [], path
        assert not admin.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"), path
    admin.faults.clear()  # the browser's own line about the 404
    for words in ("包头低保", "朝阳公租房", "包府办发〔2024〕47号"):
        admin.type(words).page.keyboard.press("Enter")
        expect(admin.page.locator("#history button").first).to_have_text(words)
        assert admin.violations() == [], words


def test_without_script_the_form_answers(visit):
    plain = visit(java_script_enabled=False).sign_in("operator")
    plain.field.fill("包头公租房")
    plain.page.keyboard.press("Enter")
    expect(plain.cards.first).to_contain_text("公租房")


def test_one_key_gives_a_text_message_for_the_caller(operator):
    page, dialog = operator.page, operator.page.get_by_role("dialog", name="发给对方")
    page.keyboard.press("F8")
    expect(page.locator("#status")).to_contain_text("还没有可以发的条款")
    operator.type("包头公租房").page.keyboard.press("F8")
    expect(dialog).to_be_visible()
    assert operator.violations() == []
    written = page.get_by_label("短信文字").input_value()
    page.get_by_role("button", name="复制短信文字").press("Enter")
    expect(page.locator("#status")).to_have_text("短信文字已复制。")
    expect(dialog).to_be_hidden()
    assert page.evaluate("navigator.clipboard.readText()") == written and "包府办发〔2024〕47号" in written
    page.keyboard.press("F8")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
