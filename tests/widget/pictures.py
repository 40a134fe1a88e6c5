"""Takes the pictures of the chat for the documentation anew: `python -m tests.widget.pictures`."""

import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.own_home import own_home
from tests.widget.answers import BAOTOU, DIBAO, RENT
from tests.widget.browser import Chat, running_browser
from tests.widget.fake import Fake
from tests.widget.pages import Pages

IMAGES = Path(__file__).parents[2] / "docs" / "images"
COLOURS = 64


def desktop(chat):
    chat.button("问政策").click()
    chat.agree()
    chat.ask(BAOTOU)


def phone(chat):
    chat.agree()
    chat.ask(BAOTOU)


def large(chat):
    chat.agree()
    chat.button("设置").click()
    chat.page.get_by_label("大字版").check()
    chat.page.keyboard.press("Escape")
    chat.ask(RENT)


def picker(chat):
    chat.agree()
    chat.ask(RENT)
    chat.card.get_by_role("button", name="选地方").click()
    chat.page.get_by_role("combobox").fill("鼓楼")
    chat.page.get_by_role("option").first.wait_for()


def offline(chat):
    phone(chat)
    chat.page.context.set_offline(True)
    chat.say(DIBAO)
    chat.page.get_by_text("还没发出去").wait_for()


def traditional(chat):
    chat.button("设置").click()
    chat.page.get_by_label("语言").select_option("zh-Hant")
    chat.button("同意，開始").click()
    chat.page.get_by_label("您的問題").fill(BAOTOU)
    chat.page.keyboard.press("Enter")
    chat.card.locator("figure").first.wait_for()


def consent(chat):
    chat.button("同意，开始").wait_for()


PICTURES = {
    "chat": ((760, 860), "/chat/", "light", phone),
    "chat-corner": ((1000, 720), "/site/corner", "light", desktop),
    "chat-first": ((320, 640), "/chat/", "light", consent),
    "chat-phone": ((320, 640), "/chat/", "light", phone),
    "chat-dark": ((320, 640), "/chat/", "dark", phone),
    "chat-large": ((320, 640), "/chat/", "light", large),
    "chat-offline": ((320, 640), "/chat/", "light", offline),
    "chat-traditional": ((320, 640), "/chat/", "light", traditional),
    "chat-picker": ((320, 640), "/chat/", "light", picker),
}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, own_home(Path(folder)) as home, running_browser() as browser:
        fake = Fake(home, Pages()).start()
        for name, ((width, height), path, scheme, steps) in PICTURES.items():
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, locale="zh-CN")
            address = fake.address if path == "/chat/" else fake.address.replace("127.0.0.1", "localhost")
            chat = Chat(context.new_page(), address + path)
            steps(chat)
            chat.page.wait_for_timeout(500)
            keep(chat.page.screenshot(), IMAGES / f"{name}.png")
            context.close()
        fake.stop()


def keep(picture: bytes, path: Path) -> None:
    """Write a picture with few colours: a fifth of the bytes."""
    Image.open(BytesIO(picture)).convert("RGB").quantize(COLOURS).save(path, optimize=True)


if __name__ == "__main__":
    main()
