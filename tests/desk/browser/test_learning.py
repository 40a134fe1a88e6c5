"""Learning in a real browser: each end of a group of questions is one click away, with real likeness, and no axe violation."""

import pytest
from playwright.sync_api import expect

from bot.desk.api.parts import Parts
from bot.settings import load_settings
from bot.wiring import prepare_store
from tests.desk.browser.asked import ask_all
from tests.desk.browser.conftest import desk_of, serving


@pytest.fixture(scope="module")
def settings(tmp_path_factory):
    return load_settings({}, home=tmp_path_factory.mktemp("learning"))


@pytest.fixture(scope="module")
def address(settings, shared):
    """Where a desk listens to which people of Baotou have said what it could not answer."""
    prepare_store(settings)
    app = desk_of(settings, Parts(settings, shared._given), [("ying", "editor", "150200")])
    ask_all(settings)
    with serving(app) as where:
        yield where


@pytest.fixture
def ying(visit):
    return visit(permissions=["clipboard-read", "clipboard-write"]).sign_in("ying").open("/learning")


def group(ying, words):
    return ying.page.get_by_role("region", name=words)


def test_alike_questions_stand_together_masked(ying):
    first = ying.page.locator("section.card").first
    expect(first).to_contain_text("3 次")
    assert first.locator("input[name=key]").count() == 3
    assert "13812345678" not in ying.page.content() and "［电话］" in ying.page.content()
    assert ying.violations() == []


def test_on_a_narrow_screen_axe_finds_nothing(visit):
    narrow = visit((320, 640)).sign_in("ying").open("/learning")
    assert narrow.violations() == []
    assert narrow.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_sentence_that_measures_is_refused_and_another_is_collected(ying):
    mine = group(ying, "无人机")
    mine.get_by_label("例句", exact=True).fill("零工市场 招聘会 时间地点")
    mine.get_by_label("意图").select_option("out_of_scope")
    mine.get_by_role("button", name="收为例句").click()
    expect(ying.refused()).to_contain_text("在测试集里")
    mine = group(ying, "无人机")
    mine.get_by_label("例句", exact=True).fill("想考那个飞无人机的证，往哪儿报名呀")
    mine.get_by_label("意图").select_option("out_of_scope")
    mine.get_by_role("button", name="收为例句").click()
    expect(ying.page.get_by_role("status").first).to_contain_text("已收为例句")
    expect(group(ying, "无人机")).to_have_count(0)
    ying.page.get_by_role("link", name="已收 1 句例句").click()
    with ying.page.expect_download() as download:
        ying.page.get_by_role("link", name="下载补丁").click()
    assert "+      - 想考那个飞无人机的证，往哪儿报名呀" in download.value.path().read_text(encoding="utf-8")
    assert ying.violations() == []


def test_a_missing_annotation_is_one_click_from_the_form_of_its_clause(ying):
    mine = group(ying, "公租房")
    mine.get_by_label("事项").select_option("rental_subsidy")
    mine.get_by_role("button", name="缺标注").click()
    expect(ying.page.get_by_role("heading", name="补标注：")).to_be_visible()
    assert ying.violations() == []
    ying.page.get_by_role("link", name="补标注").first.click()
    form = ying.page.locator("#here form[action='/document/clause']")
    expect(form.get_by_label("事项").last).to_have_value("rental_subsidy")
    assert ying.violations() == []


def test_a_text_for_the_bureau_and_a_dismissal(ying):
    mine = group(ying, "幼儿园")
    mine.get_by_label("事项").select_option("school_enrollment")
    mine.get_by_role("button", name="报给部门").click()
    text = ying.page.get_by_label("正文").input_value()
    ying.page.get_by_role("button", name="复制").click()
    expect(ying.page.get_by_role("status").first).to_have_text("已复制。")
    assert ying.page.evaluate("navigator.clipboard.readText()") == text
    assert "问了 3 次" in text and "13812345678" not in text
    assert ying.violations() == []
    group(ying.open("/learning"), "工地").get_by_role("button", name="不用管").click()
    expect(ying.page.get_by_role("status").first).to_contain_text("已去掉")
    expect(group(ying, "工地")).to_have_count(0)
