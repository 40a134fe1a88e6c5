"""A page with the chat, as its reader uses it."""

import shutil
from contextlib import contextmanager
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import expect, sync_playwright

expect.set_options(timeout=20_000)  # milliseconds: a machine with two cores may be busy; what must be quick is measured by its own test
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
SIZES = {"phone": (320, 640), "tablet": (768, 1024), "desktop": (1280, 800)}
NETWORK = ("Failed to load resource", "net::ERR", "ERR_CONNECTION", "ERR_INTERNET")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def browser_path():
    """The installed Chromium (Debian calls it chromium)."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    assert found, "没有找到 Chromium，请先运行 make install-test"
    return found


@contextmanager
def running_browser():
    """A browser for many tests; while it runs, nothing else in this process may run an event loop."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=["--disable-gpu", "--font-render-hinting=none"])
        yield browser
        browser.close()


class Chat:
    """Opens a page and finds the parts of the chat on it; `faults` are script errors and whatever its policy blocked."""

    def __init__(self, page, address):
        self.page, self.faults = page, []
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", self._listen)
        page.goto(address)

    def _listen(self, message):
        if message.type == "error" and not any(one in message.text for one in NETWORK):
            self.faults.append(message.text)

    @property
    def input(self):
        return self.page.get_by_label("您的问题")

    @property
    def log(self):
        return self.page.get_by_role("log")

    @property
    def mine(self):
        return self.page.locator("article.mine")

    @property
    def replies(self):
        return self.page.locator("article.theirs")

    @property
    def card(self):
        """The newest card."""
        return self.page.locator(".card").last

    def button(self, name, **more):
        return self.page.get_by_role("button", name=name, **more)

    def agree(self):
        self.button("同意，开始").click()
        return self

    def say(self, text):
        expect(self.page.locator("dialog.window")).to_have_count(0)  # one that was just closed gives the focus back first
        self.input.fill(text)
        self.page.keyboard.press("Enter")
        return self

    def ask(self, text):
        """Say something and wait for the reply; returns the newest card or message."""
        before = self.replies.count()
        self.say(text)
        expect(self.replies).not_to_have_count(before)
        expect(self.page.locator(".working")).to_be_hidden()
        return self.replies.last

    def violations(self):
        """What axe-core finds wrong with the page as it is, shadow roots included."""
        if not self.page.evaluate("Boolean(window.axe)"):
            self.page.evaluate(AXE.read_text(encoding="utf-8"))
        options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
        found = self.page.evaluate("options => axe.run(document, options)", options)["violations"]
        return [(one["id"], one["nodes"][0]["html"][:200], one["nodes"][0]["failureSummary"]) for one in found]

    def spoken(self):
        """What the live region holds to be spoken now."""
        return self.page.locator("[aria-live=polite] p").all_inner_texts()

    def overflows(self):
        """Whether the page scrolls sideways."""
        return self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
