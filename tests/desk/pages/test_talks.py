"""The queue on a page: seen by those who may, taken by one."""

import threading

import pytest


def test_the_queue_tells_who_waits(open_browser, waiting):
    first, second = waiting(), waiting("web:v", living=None, topic=None, words="<b>急</b>")
    page = open_browser("operator").get("/talks").text
    assert page.index(f"接手第 {first} 号") < page.index(f"接手第 {second} 号")
    assert "内蒙古自治区包头市" in page and "公租房" in page and "2 人在等" in page and "<b>急" not in page


@pytest.mark.parametrize("role", ["editor", "auditor"])
def test_other_roles_neither_see_nor_take(open_browser, waiting, staff, role):
    number, browser = waiting(), open_browser(role)
    assert browser.get("/talks").status_code == 403 and browser.get("/talks/events").status_code == 403
    assert browser.submit(f"/talks/{number}/take").status_code == 403
    assert browser.get(f"/talks/{number}").status_code == 403 and browser.get(f"/talks/{number}/events").status_code == 403
    assert "refused" in {entry.action for entry in staff.audit.entries()}


def test_a_form_of_another_site_takes_nothing(open_browser, waiting, kept):
    number = waiting()
    assert open_browser("operator").post(f"/talks/{number}/take", data={"csrf": "0" * 64}).status_code == 403
    assert kept.handovers.get(number).state == "open"


def test_two_operators_at_once(open_browser, waiting, kept, staff):
    number = waiting()
    browsers, replies, start = [open_browser("operator"), open_browser("admin")], {}, threading.Barrier(2)
    tokens = [browser.csrf() for browser in browsers]

    def take(browser, csrf):
        start.wait()
        replies[browser] = browser.post(f"/talks/{number}/take", data={"csrf": csrf})

    threads = [threading.Thread(target=take, args=pair) for pair in zip(browsers, tokens, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(reply.status_code for reply in replies.values()) == [303, 409]
    assert [entry.action for entry in staff.audit.entries()].count("talk_taken") == 1
    assert "请刷新列表再看" in next(reply.text for reply in replies.values() if reply.status_code == 409)


def test_outside_office_hours_the_desk_knows_it_too(open_browser, app, tmp_path):
    from dataclasses import replace

    from bot.serving.office import Office

    path = tmp_path / "office.yml"
    path.write_text("default: [{days: 一, from: '0:00', to: '0:00'}]", encoding="utf-8")
    app.state.desk = replace(app.state.desk, office=Office.read(path))
    assert "现在不是上班时间（周一 00:00—00:00）" in open_browser("operator").get("/talks").text


@pytest.mark.parametrize("number", ["99", str(2**63), "x", "-1"])
def test_a_number_that_is_none_is_told(open_browser, number):
    reply = open_browser("operator").submit(f"/talks/{number}/take")
    assert reply.status_code in (404, 409) and "请" in reply.text
