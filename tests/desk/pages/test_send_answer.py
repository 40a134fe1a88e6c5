"""An answer of the start page goes into a talk, or out as a text message: exactly what the citizen would have got."""

import re

import pytest

from bot.answer.rendering import SMS_LIMIT

ASKED = {"q": "包头公租房", "index": "0"}


@pytest.fixture
def operator(open_browser):
    browser = open_browser("operator")
    browser.headers.update({"x-csrf-token": browser.csrf("/"), "x-partial": "1"})
    return browser


@pytest.fixture
def take(operator, waiting):
    def take(conversation="web:u"):
        number = waiting(conversation)
        assert operator.post(f"/talks/{number}/take").status_code == 303
        return number

    return take


def send(browser, **fields):
    return browser.post("/look-up/send", data=ASKED | fields)


def message(page):
    return re.search(r"<textarea[^>]*>([^<]*)</textarea>", page)[1]


def test_it_goes_into_the_only_talk_at_once(operator, take, kept):
    number = take()
    assert f"已发到第 {number} 号对话（网页 · 内蒙古自治区包头市）" in send(operator).text
    event = kept.outbox.after("web:u", 0)[-1]
    shown = operator.post("/look-up/results", data=ASKED).text
    assert event.speaker == "operator" and event.answer["clauses"][0]["document"]["number"] == "包府办发〔2024〕47号"
    assert event.text in shown and "——《推动农牧业转移人口市民化工作方案》" in event.text


def test_what_was_ticked_for_the_caller_goes_along(operator, take, kept):
    take()
    operator.post("/look-up/tick", data={"q": "包头低保", "name": "hukou_local", "value": "no"})
    send(operator, q="包头低保")
    assert kept.outbox.after("web:u", 0)[-1].answer["clauses"][0]["eligibility"] == "not_met"


def test_with_several_talks_one_is_chosen(operator, take, kept):
    first, second = take(), take("wechat:o")
    offered = send(operator).text
    assert re.findall(r'name="talk" value="(\d+)"', offered) == [str(first), str(second)]
    assert kept.outbox.after("web:u", 0)[-1].speaker == "system", "nothing is sent before one is chosen"
    fields = dict(re.findall(r'name="(q|topic|pick|index|talk)" value="([^"]*)"', offered.split("</form>")[1]))
    assert f"已发到第 {second} 号对话（公众号" in send(operator, **fields).text
    assert "包府办发〔2024〕47号" in kept.pending.take("wechat:o")[-1]["texts"][0]


@pytest.mark.parametrize("role", ["operator", "editor"])
def test_for_a_caller_there_is_a_text_message(open_browser, role):
    browser = open_browser(role)
    browser.headers.update({"x-csrf-token": browser.csrf("/"), "x-partial": "1"})
    page = send(browser).text
    assert "您手上没有市民的对话" in page and "包府办发〔2024〕47号" in message(page) and len(message(page)) <= SMS_LIMIT
    count, parts = map(int, re.search(r"（(\d+) 字，按 (\d+) 条计费）", page).groups())
    assert count == len(message(page)) and (parts - 1) * 67 < count <= max(70, parts * 67)


def test_with_a_talk_the_text_message_can_be_chosen_too(operator, take, kept):
    number = take()
    page = send(operator, choose="1").text
    assert message(page) and f'value="{number}"' in page and kept.outbox.after("web:u", 0)[-1].speaker == "system"


def test_talks_of_others_and_ended_ones_are_refused(operator, open_browser, take, kept, waiting):
    number = take()
    colleague = open_browser("admin")
    colleague.headers.update({"x-csrf-token": colleague.csrf("/"), "x-partial": "1"})
    for talk in (str(number), "99", "-1", "x", "²", "9" * 30):
        assert send(colleague, talk=talk).status_code == 409, talk
    operator.post(f"/talks/{number}/leave", data={"how": "bot"})
    assert send(operator, talk=str(number)).status_code == 409
    assert [event.speaker for event in kept.outbox.after("web:u", 0)] == ["system", "system"]


@pytest.mark.parametrize("fields", [{"q": ""}, {"q": "你好"}, {"index": "9"}, {"index": "-1"}, {"index": "²"}])
def test_what_has_no_clause_is_not_sent(operator, take, kept, fields):
    take()
    assert "没有条款可发" in send(operator, **fields).text
    assert kept.outbox.after("web:u", 0)[-1].speaker == "system"


def test_without_script_it_is_a_page(open_browser):
    page = open_browser("operator").submit("/look-up/send", page="/", **ASKED).text
    assert "<h1>发给对方</h1>" in page and message(page)
