"""Takes the pictures of the desk's talks and figures for the documentation anew: `python -m tests.desk.pictures`."""

import tempfile
from datetime import timedelta
from pathlib import Path

import pytest

from bot.conversations.outbox import Said
from bot.conversations.records import AnswerRecord, Line, Summary
from bot.desk.api.parts import Parts
from bot.desk.app import create_app
from bot.settings import load_settings
from bot.wiring import prepare_store
from tests.desk.api.conftest import QuickReader
from tests.desk.browser.conftest import Visitor, serving
from tests.desk.conftest import GOOD
from tests.widget.browser import running_browser
from tests.widget.pictures import IMAGES, keep

SIZE = {"width": 1180, "height": 760}
WAITING = (
    ("web:a", "150200", "public_rental_housing", "我在包头打工，公租房怎么申请，跑了两趟都说材料不齐"),
    ("wechat:b", "320600", "wage_arrears", "南通工地欠了三个月工资，包工头不接电话"),
    ("web:c", None, "school_enrollment", "孩子秋天要上小学，没有本地户口"),
)


def main() -> None:
    """A desk with three citizens in the queue; one of them is taken over."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch, running_browser() as browser:
        app = prepared(Path(folder), patch)
        with serving(app, lifespan="on") as address:
            visitor = Visitor(browser.new_context(viewport=SIZE, locale="zh-CN").new_page(), address).sign_in("li")
            visitor.open("/talks").page.get_by_role("button", name="接手第 3 号").wait_for()
            picture(visitor, "desk-queue")
            visitor.page.get_by_role("button", name="接手第 1 号").click()
            talk(app, visitor)
            picture(visitor, "desk-talk")
            visitor.open("/").type("包头公租房").page.keyboard.press("Shift+F8")
            visitor.page.get_by_role("dialog").wait_for()
            picture(visitor, "desk-send")
            visitor.open("/figures").page.get_by_role("img").first.wait_for()
            picture(visitor, "desk-figures")


def prepared(home: Path, patch: pytest.MonkeyPatch):
    """The desk, with what has been asked in the last weeks."""
    settings = load_settings({}, home=home)
    prepare_store(settings)
    app = create_app(settings, Parts(settings, QuickReader()))
    desk = app.state.desk
    desk.staff.accounts.add("li", "李敏", "admin", GOOD, "命令行", must_change=False)
    desk.look_up.warm()
    for name, living, topic, words in WAITING:
        if name.startswith("web:"):
            desk.kept.sessions.open(name, "web", "v1", timedelta(days=1))
        desk.kept.transcript.add(
            name, name.partition(":")[0], [Line("citizen", words), Line("bot", "有规定，原文如下……"), Line("citizen", "转人工")]
        )
        facts = {"asker": {"residence_months": [8, 8]}} if living == "150200" else {}
        desk.kept.handovers.request(name, "asked", Summary(living, None, topic, facts, None, words))
    for day in range(1, 21):
        with patch.context() as then:
            then.setattr("bot.conversations.transcript.now", lambda day=day: desk.staff.accounts._clock() - timedelta(days=day))
            asked(desk.kept, day)
    return app


def asked(kept, day):
    """What was asked on one day."""
    for number in range(6 + day * 7 % 11):
        place, topic = ("150200", "public_rental_housing") if number % 3 else ("320600", "wage_arrears")
        outcome = "answered" if number % 4 else "no_clause"
        given = {"id": f"p{day}-{number}", "outcome": outcome, "topic": topic, "region": {"code": place}, "as_of": "2026-11-20"}
        kept.transcript.add(f"web:p{day}-{number}", "web", [Line("citizen", "问"), Line("bot", "答", AnswerRecord.of(given))])


def talk(app, visitor):
    """A few lines, and a search beside them."""
    page, live = visitor.page, app.state.desk.live
    page.locator("#text").wait_for()
    live.listening.hear("web:a", "您是人吗？我想问还缺什么材料")
    live.take_over.write(1, "li", Said("是的，我在。我把原文发给您，您看这一条。"))
    page.locator("#said").get_by_text("我把原文发给您").wait_for()
    page.get_by_role("searchbox").press_sequentially("公租房")
    page.get_by_role("button", name="把这条发给市民").first.wait_for()


def picture(visitor, name):
    """Keep what is on the screen."""
    visitor.page.wait_for_timeout(300)
    keep(visitor.page.screenshot(), IMAGES / f"{name}.png")


if __name__ == "__main__":
    main()
