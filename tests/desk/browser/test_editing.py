"""Editing in a real browser: from a file to a published version by two people, an error reported with one key, and no axe violation."""

import pytest
from playwright.sync_api import expect

from bot.conversations.staff.passwords import Passwords
from bot.conversations.staff.staff import Staff
from bot.desk.api.parts import Parts
from bot.desk.app import create_app
from bot.settings import load_settings
from bot.wiring import prepare_store
from tests.desk.browser.conftest import serving
from tests.desk.conftest import GOOD, NOTICE, QUICK


@pytest.fixture(scope="module")
def address(shared, tmp_path_factory):
    """Where a desk listens over a store of its own, with an operator and two editors of Baotou."""
    settings = load_settings({}, home=tmp_path_factory.mktemp("editing"))
    prepare_store(settings)
    with pytest.MonkeyPatch.context() as patch:
        over = Staff.over
        patch.setattr("bot.wiring.Staff.over", lambda database, rules: over(database, rules, passwords=Passwords(QUICK)))
        app = create_app(settings, Parts(settings, shared._given))
    for name, role, place in (("operator", "operator", None), ("ying", "editor", "150200"), ("fan", "editor", "150200")):
        app.state.desk.staff.accounts.add(name, name, role, GOOD, "命令行", place, must_change=False)
    with serving(app) as where:
        yield where


def test_two_people_bring_a_file_to_the_citizens(visit):
    ying = visit().sign_in("ying").open("/documents")
    assert ying.violations() == []
    ying.page.get_by_label("文件（txt").set_input_files({"name": "公租房通知.txt", "mimeType": "text/plain", "buffer": NOTICE.encode()})
    ying.page.get_by_role("button", name="导入，成为草稿").click()
    expect(ying.page.get_by_role("status").first).to_contain_text("已导入")
    assert ying.violations() == []
    ying.page.get_by_text("改 一（一）").click()
    form = ying.page.locator("form[action='/document/clause']").first
    form.locator("[name='t0-topic']").select_option("public_rental_housing")
    form.locator("[name='t0-quote']").fill("住房困难家庭可以申请公租房")
    form.locator("[name='t0-kind']").select_option("benefit")
    form.locator("[name='t0-strength']").select_option("direct")
    form.get_by_role("button", name="存 一（一） 的改动").click()
    expect(ying.page.locator("article mark.said")).to_have_text("住房困难家庭可以申请公租房")
    assert ying.violations() == []
    ying.page.get_by_label("查过，仍不知道").check()
    ying.page.get_by_role("button", name="核对完了").click()
    expect(ying.page.get_by_text("请另一个人看过再发布").first).to_be_visible()
    assert ying.page.get_by_role("button", name="发布", exact=True).count() == 0
    fan = visit().sign_in("fan").open("/document?of=公租房通知@1")
    fan.page.get_by_role("button", name="发布", exact=True).click()
    expect(fan.page.get_by_role("status").first).to_contain_text("已发布")


def test_an_operator_reports_an_error_with_one_key_and_an_editor_sees_it(visit):
    operator = visit().sign_in("operator")
    operator.type("包头低保").page.keyboard.press("F9")
    expect(operator.page.get_by_role("dialog")).to_be_visible()
    assert operator.violations() == []
    operator.page.keyboard.type("电话已经换了")
    operator.page.keyboard.press("Enter")
    expect(operator.page.get_by_role("status").first).to_have_text("已报给编辑，谢谢。")
    expect(operator.page.get_by_role("dialog")).to_be_hidden()
    ying = visit().sign_in("ying").open("/clause-reports")
    expect(ying.page.get_by_role("heading", name="电话已经换了")).to_be_visible()
    assert ying.violations() == []


@pytest.mark.parametrize("size", [(320, 640), (1280, 900)])
def test_axe_finds_nothing_on_the_other_pages(visit, size):
    ying = visit(size).sign_in("ying")
    pages = ["/documents/calendar", "/documents/gaps", "/document?of=baotou-2024-47@1", "/bodies", "/learning", "/learning/examples"]
    for path in [*pages, "/clause-reports/new?clause=x"]:
        assert ying.open(path).violations() == [], path
