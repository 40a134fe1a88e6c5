"""Nothing is lost: reload, server gone and back, offline, two tabs, held streams, refusals, an ended session, erasing."""

import time

import pytest
from playwright.sync_api import expect

from tests.widget.answers import BAOTOU, DIBAO


@pytest.fixture
def chat(open_chat):
    return open_chat(size="phone").agree()


def texts(fake):
    return [body["text"] for body in fake.asked("POST", "/messages")]


def test_history_and_typed_text_survive_a_reload(chat, fake):
    chat.ask(BAOTOU)
    chat.input.fill("打了一半的话")
    chat.page.reload()
    expect(chat.mine).to_have_count(1)
    expect(chat.card.locator("cite").first).to_contain_text("包府办发〔2024〕47号")
    assert chat.input.input_value() == "打了一半的话"
    assert texts(fake) == [BAOTOU] and len(fake.asked("POST", "/sessions")) == 1


def test_history_survives_a_reload_while_the_server_is_away(chat, fake):
    chat.ask(BAOTOU)
    fake.stop()
    try:
        page = chat.page
        page.route("**/*.js", lambda route: route.continue_())
        expect(page.get_by_text("暂时连不上服务")).to_be_visible()
        expect(chat.card.locator("cite").first).to_be_visible()
        chat.say(DIBAO)
        expect(page.get_by_text("还没发出去")).to_be_visible()
    finally:
        fake.start()
    expect(chat.card).to_contain_text("最低生活保障", timeout=20000)
    expect(page.get_by_text("还没发出去")).to_have_count(0)
    expect(chat.mine).to_have_count(2)
    assert len({event["id"] for session in fake.sessions.values() for event in session.events if event["id"]}) == 2


def test_offline_is_said_and_what_was_written_goes_out_in_order(chat, fake):
    chat.ask("你好")
    context = chat.page.context
    context.set_offline(True)
    expect(chat.page.get_by_text("没有网络")).to_be_visible()
    for text in (BAOTOU, DIBAO):
        chat.say(text)
    expect(chat.page.get_by_text("还没发出去")).to_have_count(2)
    expect(chat.page.locator(".working")).to_be_hidden()  # nothing is being looked up
    context.set_offline(False)
    expect(chat.card).to_contain_text("最低生活保障")
    assert texts(fake) == ["你好", BAOTOU, DIBAO]
    expect(chat.page.get_by_text("没有网络")).to_be_hidden()


def test_what_was_written_offline_goes_out_after_a_reload(chat, fake):
    chat.ask("你好")
    fake.refusals.extend([(503, "unavailable", "请过一会儿再试。")] * 50)
    chat.say(BAOTOU)
    expect(chat.page.get_by_text("还没发出去")).to_be_visible()
    chat.page.reload()
    expect(chat.mine.last).to_contain_text(BAOTOU)
    fake.refusals.clear()
    expect(chat.card).to_contain_text("公租房", timeout=20000)
    expect(chat.mine).to_have_count(2)


def test_a_message_that_has_not_gone_out_can_be_taken_back(chat, fake):
    fake.refusals.extend([(503, "unavailable", "请过一会儿再试。")] * 50)
    chat.say(BAOTOU)
    chat.button("不发了").click()
    expect(chat.mine).to_have_count(0)
    expect(chat.input).to_be_focused()


def test_a_refused_message_says_why_and_can_be_changed(chat, fake):
    fake.refusals.append((400, "message_too_long", "消息太长了，请分几次说。"))
    chat.say(BAOTOU)
    expect(chat.mine).to_contain_text("消息太长了，请分几次说。")
    chat.button("改一改再发").click()
    assert chat.input.input_value() == BAOTOU
    chat.page.keyboard.press("Enter")
    expect(chat.card).to_contain_text("公租房")


def test_too_many_messages_wait_as_long_as_the_server_says(chat, fake):
    fake.refusals.append((429, "too_many", "太快了。", 1))
    begun = time.monotonic()
    chat.ask(BAOTOU)
    assert time.monotonic() - begun >= 1
    assert texts(fake) == [BAOTOU, BAOTOU]
    expect(chat.mine).to_have_count(1)


def test_a_second_tab_shows_the_same_conversation(chat, open_chat, fake):
    other = open_chat(context=chat.page.context)
    chat.ask(BAOTOU)
    expect(other.card).to_contain_text("公租房")
    other.ask(DIBAO)
    expect(chat.card).to_contain_text("最低生活保障")
    for tab in (chat, other):
        expect(tab.mine).to_have_count(2)
        expect(tab.page.locator(".card")).to_have_count(2)
    assert len(fake.asked("POST", "/sessions")) == 1


def test_agreeing_in_one_tab_opens_the_other(open_chat, fake):
    first = open_chat()
    second = open_chat(context=first.page.context)
    expect(second.button("同意，开始")).to_be_visible()
    first.agree()
    expect(second.button("同意，开始")).to_have_count(0)
    second.ask("你好")
    expect(first.replies.last).to_contain_text("新市民政策助手")
    assert len(fake.asked("POST", "/sessions")) == 1


def test_where_streams_do_not_get_through_it_polls(chat, fake):
    chat.ask("你好")
    fake.held = True
    chat.say(BAOTOU)
    expect(chat.card).to_contain_text("公租房", timeout=15000)
    chat.ask(DIBAO)
    expect(chat.mine).to_have_count(3)


def test_an_ended_session_is_opened_anew_and_the_message_still_goes_out(chat, fake):
    chat.ask("你好")
    fake.forget()
    chat.ask(BAOTOU)
    expect(chat.card).to_contain_text("公租房")
    assert len(fake.asked("POST", "/sessions")) == 2


def test_a_new_notice_asks_again_and_nothing_is_lost(chat, fake):
    chat.ask("你好")
    fake.forget()
    fake.notice = fake.notice | {"version": "2027-01-01", "text": "新的说明。"}
    chat.page.reload()
    chat.say(BAOTOU)
    expect(chat.page.get_by_text("新的说明。")).to_be_visible()
    chat.agree()
    expect(chat.card).to_contain_text("公租房")
    assert texts(fake).count(BAOTOU) == 1


def test_working_is_said_within_a_tenth_of_a_second_and_the_truth_after_four(chat, fake):
    fake.delay = 5
    chat.page.evaluate("""() => {
        const root = document.querySelector('xinshimin-chat').shadowRoot;
        root.addEventListener('keydown', () => (window.begun = performance.now()), { capture: true });
        new MutationObserver(() => {
            const line = root.querySelector('.working');
            if (!line.hidden && !window.shown) window.shown = performance.now();
        }).observe(root.querySelector('.working'), { attributes: true, childList: true, subtree: true, characterData: true });
    }""")
    chat.say(BAOTOU)
    expect(chat.page.get_by_text("正在查…").first).to_be_visible()
    assert 0 <= chat.page.evaluate("window.shown - window.begun") < 100
    expect(chat.page.locator(".working")).to_contain_text("比平时久", timeout=5000)
    expect(chat.card).to_contain_text("公租房")
    expect(chat.page.locator(".working")).to_be_hidden()


def test_deleting_asks_first_and_wipes_every_tab_and_the_device(chat, open_chat, fake):
    other = open_chat(context=chat.page.context)
    chat.ask(BAOTOU)
    expect(other.card).to_be_visible()
    chat.button("设置").click()
    chat.button("删除我的记录").click()
    window = chat.page.get_by_role("dialog", name="要删除全部对话吗？")
    expect(window.get_by_role("button", name="不删")).to_be_focused()
    window.get_by_role("button", name="删除", exact=True).click()
    for tab in (chat, other):
        expect(tab.page.locator(".card")).to_have_count(0)
        expect(tab.button("同意，开始")).to_be_visible()
    expect(chat.page.get_by_text("已经删除。").first).to_be_visible()
    kept = chat.page.evaluate("Object.keys(localStorage).filter(key => !key.includes('preferences'))")
    assert [key for key in kept if not key.endswith(":draft")] == [] and not fake.sessions


def test_deleting_without_a_line_deletes_nothing_and_says_so(chat, fake):
    chat.ask(BAOTOU)
    fake.stop()
    try:
        chat.button("设置").click()
        chat.button("删除我的记录").click()
        chat.button("删除", exact=True).click()
        expect(chat.page.get_by_text("现在没能删掉")).to_be_visible()
        expect(chat.card).to_be_visible()
    finally:
        fake.start()


def test_starting_over_is_said_in_the_conversation(chat, fake):
    chat.ask(BAOTOU)
    chat.button("设置").click()
    chat.button("从头开始").click()
    expect(chat.replies.last).to_contain_text("从头开始")
    assert texts(fake)[-1] == "重新开始"


def test_an_operator_is_heard_and_named(chat, fake):
    chat.ask("转人工")
    fake.say("operator", "您好，我是 6 号话务员。")
    expect(chat.replies.last).to_contain_text("人工客服")
    expect(chat.replies.last).to_contain_text("6 号话务员")


def test_while_a_person_answers_nothing_is_looked_up_and_the_head_says_who_speaks(chat, fake):
    chat.ask("转人工")
    fake.say("system", "人工客服已接入，接下来由人工回复您。", holder="person")
    who = chat.page.get_by_text("人工客服正在和您说话")
    expect(who).to_be_visible()
    chat.say("您是人吗")
    expect(chat.mine.last).to_contain_text("您是人吗")
    expect(chat.page.locator(".unsent")).to_have_count(0)
    expect(chat.page.locator(".working")).to_be_hidden()
    chat.page.reload()
    expect(who).to_be_visible()
    fake.say("operator", "是的。")
    expect(chat.replies.last).to_contain_text("是的。")
    fake.say("system", "人工客服已离开，接下来由智能助手回答您。", holder="bot")
    expect(chat.page.get_by_text("查到的是当地文件原文")).to_be_visible()
    chat.ask(BAOTOU)
    expect(chat.card).to_contain_text("公租房")
