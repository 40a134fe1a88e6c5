"""Editing in a real browser: from a file to a published version by two people, corrections and their difference, a spreadsheet out and
in, the directory, an error reported with one key, and no axe violation.
"""

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from bot.desk.api.parts import Parts
from bot.settings import load_settings
from bot.wiring import prepare_store
from tests.desk.browser.conftest import desk_of, serving
from tests.desk.conftest import NOTICE

BAOTOU = "/document?of=baotou-2024-47"


@pytest.fixture(scope="module")
def address(shared, tmp_path_factory):
    """Where a desk listens over a store of its own, with an operator and two editors of Baotou."""
    settings = load_settings({}, home=tmp_path_factory.mktemp("editing"))
    prepare_store(settings)
    people = [("operator", "operator", None), ("ying", "editor", "150200"), ("fan", "editor", "150200")]
    with serving(desk_of(settings, Parts(settings, shared._given), people)) as where:
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


def test_what_is_published_is_withdrawn_at_once_with_a_reason(visit):
    ying = visit().sign_in("ying").open("/document?of=公租房通知@1")
    ying.page.get_by_text("撤回或废止", exact=True).first.click()
    ying.page.get_by_label("撤回整份文件").check()
    ying.page.get_by_label("原因").fill("数字写错了")
    ying.page.get_by_role("button", name="撤回或废止").click()
    expect(ying.page.get_by_role("status").first).to_contain_text("已撤回")
    expect(ying.page.locator("ol li").first).to_contain_text("数字写错了")
    assert ying.violations() == []


def test_a_correction_is_the_next_version_and_shows_its_difference(visit):
    ying = visit().sign_in("ying").open(BAOTOU)
    ying.page.get_by_text("事实", exact=True).click()
    ying.page.get_by_label("备注").fill("电话核对过")
    ying.page.get_by_role("button", name="存为新的草稿版本").first.click()
    expect(ying.page.get_by_text("baotou-2024-47@2").first).to_be_visible()
    ying.page.get_by_role("link", name="和上一版比较").click()
    expect(ying.page.get_by_role("row", name="备注")).to_contain_text("电话核对过")
    assert ying.violations() == []


def test_a_spreadsheet_goes_out_and_comes_back(visit, tmp_path):
    ying = visit().sign_in("ying").open(BAOTOU)
    with ying.page.expect_download() as download:
        ying.page.get_by_role("link", name="导出表格").click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    book = load_workbook(path)
    cell = next(row[1] for sheet in book for row in sheet.iter_rows() if row[0].value == "备注")
    cell.value = "表格里改的"
    book.save(path)
    ying.open("/documents").page.get_by_label("文件（txt").set_input_files(path)
    ying.page.get_by_role("button", name="导入，成为草稿").click()
    expect(ying.page.get_by_role("status").first).to_contain_text("改动已写入这个版本")
    ying.page.get_by_text("事实", exact=True).click()
    expect(ying.page.get_by_label("备注")).to_have_value("表格里改的")


def test_a_body_of_the_directory_is_corrected(visit):
    ying = visit().sign_in("ying").open("/bodies")
    ying.page.locator("tbody th a").first.click()
    ying.page.locator("#body-phone").fill("不是号码")
    ying.page.get_by_role("button", name="存", exact=True).click()
    expect(ying.refused()).to_contain_text("没有改")
    assert ying.violations() == []
    ying.page.locator("#body-phone").fill("0472-1234567")
    ying.page.get_by_role("button", name="存", exact=True).click()
    expect(ying.page.get_by_role("status").first).to_contain_text("已存")
    expect(ying.page.get_by_role("cell", name="0472-1234567")).to_be_visible()


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
