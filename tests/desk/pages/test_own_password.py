"""One's own password: changed by whoever knows the old one, and by nobody else."""

from tests.desk.conftest import GOOD

NEW = "晴天、拖拉机、第八个杯子"


def test_the_new_one_counts_and_other_sessions_end(open_browser, staff):
    browser, elsewhere = open_browser("operator"), open_browser("operator")
    assert browser.submit("/password", old=GOOD, new=NEW, again=NEW).headers["location"] == "/"
    assert browser.get("/password").status_code == 200 and elsewhere.get("/password").status_code == 303
    assert open_browser().sign_in("operator", NEW).status_code == 303 and open_browser().sign_in("operator").status_code == 401
    assert "password_changed" in [one.action for one in staff.audit.entries(actor="operator")]


def test_what_does_not_fit_is_said_and_nothing_is_changed(open_browser):
    browser = open_browser("operator")
    for fields, said in [
        ({"old": "wrong wrong 1", "new": NEW, "again": NEW}, "原来的密码不对"),
        ({"old": GOOD, "new": NEW, "again": NEW + "1"}, "两次输入的新密码不一样"),
        ({"old": GOOD, "new": GOOD, "again": GOOD}, "要和原来的不一样"),
        ({"old": GOOD, "new": "1234567890", "again": "1234567890"}, "密码太简单"),
        ({}, "原来的密码不对"),
    ]:
        page = browser.submit("/password", **fields)
        assert page.status_code == 400 and said in page.text
    assert open_browser().sign_in("operator").status_code == 303


def test_a_stolen_session_cannot_try_old_passwords_for_ever(open_browser):
    browser = open_browser("operator")
    said = [browser.submit("/password", old="wrong wrong 1", new=NEW, again=NEW).text for _ in range(6)]
    assert "试错太多次" in said[-1]


def test_a_password_given_by_another_is_changed_before_anything_else(open_browser, staff):
    staff.accounts.set_password("admin", NEW, "命令行")
    browser = open_browser()
    browser.sign_in("admin", NEW)
    assert browser.get("/accounts").headers["location"] == "/password"
    page = browser.get("/password").text
    assert "请先换成您自己的" in page and "审计日志" not in page
    browser.submit("/password", old=NEW, new=GOOD, again=GOOD)
    assert browser.get("/accounts").status_code == 200
