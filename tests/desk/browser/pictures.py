"""Takes the pictures of editing for the documentation anew: `python -m tests.desk.browser.pictures`."""

import tempfile
from pathlib import Path

from bot.desk.api.parts import Parts
from bot.settings import load_settings
from bot.wiring import prepare_store
from tests.desk.api.conftest import QuickReader
from tests.desk.browser.asked import ask_all
from tests.desk.browser.conftest import Visitor, desk_of, serving
from tests.desk.conftest import NOTICE
from tests.widget.browser import running_browser
from tests.widget.pictures import IMAGES, keep

WIDTH = 1100


def choose(ying, text):
    file = {"name": "公租房通知.txt", "mimeType": "text/plain", "buffer": text.encode()}
    ying.open("/documents").page.get_by_label("文件（txt").set_input_files(file)


def documents(ying):
    choose(ying, NOTICE)


def draft(ying):
    ying.page.get_by_role("button", name="导入，成为草稿").click()
    proposal = ying.page.locator(".proposal").first
    while not proposal.is_visible():  # what proposes is opened in the background
        ying.page.wait_for_timeout(2_000)
        ying.page.reload()
    ying.page.evaluate("document.querySelector('#clauses').scrollIntoView()")


def changes(ying):
    choose(ying, NOTICE.replace("300元", "280元").replace("身份证和居住证", "身份证、居住证和租房合同"))
    ying.page.get_by_role("button", name="导入，成为草稿").click()
    ying.page.get_by_role("link", name="和上一版比较").click()


def learning(ying):
    ying.open("/learning").page.locator("section.card").first.wait_for()


PICTURES = {
    "desk-documents": (documents, 680),
    "desk-draft": (draft, 730),
    "desk-changes": (changes, 640),
    "desk-learning": (learning, 820),
}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, running_browser() as browser:
        settings = load_settings({}, home=Path(folder))
        prepare_store(settings)
        app = desk_of(settings, Parts(settings, QuickReader()), [("ying", "editor", "150200")])
        ask_all(settings)
        with serving(app) as address:
            context = browser.new_context(locale="zh-CN")
            ying = Visitor(context.new_page(), address).sign_in("ying")
            for name, (steps, height) in PICTURES.items():
                ying.page.set_viewport_size({"width": WIDTH, "height": height})
                steps(ying)
                ying.page.wait_for_timeout(500)
                keep(ying.page.screenshot(), IMAGES / f"{name}.png")
            context.close()


if __name__ == "__main__":
    main()
