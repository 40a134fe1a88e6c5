"""The menu from its file."""

from pathlib import Path

import pytest
import yaml

from bot.errors import MenuError
from bot.settings import ROOT
from bot.wechat.menu import read_menu

SHIPPED = ROOT / "bot/wechat/data/menu.yml"


@pytest.fixture
def write(tmp_path):
    def make(given) -> Path:
        path = tmp_path / "menu.yml"
        path.write_text(given if isinstance(given, str) else yaml.safe_dump(given, allow_unicode=True), encoding="utf-8")
        return path

    return make


def menu(*entries, name="住房", welcome=()):
    return {"welcome": list(welcome), "menu": [{"name": name, "entries": list(entries) or [{"name": "公租房", "topic": "pension"}]}]}


def test_the_shipped_menu_is_what_the_platform_takes():
    buttons = read_menu(SHIPPED).to_buttons()["button"]
    assert 1 <= len(buttons) <= 3 and all(1 <= len(button["sub_button"]) <= 5 for button in buttons)
    assert all(len(button["name"]) <= 4 and all(len(one["name"]) <= 8 for one in button["sub_button"]) for button in buttons)
    assert {"type": "click", "name": "公租房", "key": "topic:public_rental_housing"} in buttons[1]["sub_button"]


def test_the_three_ways(write):
    entries = ({"name": "a", "topic": "pension"}, {"name": "b", "say": "转人工"}, {"name": "c", "url": "https://x.gov.cn"})
    (button,) = read_menu(write(menu(*entries))).to_buttons()["button"]
    assert [one.get("key") or one["url"] for one in button["sub_button"]] == ["topic:pension", "say:转人工", "https://x.gov.cn"]


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("[", "读不出来"),
        ("x: 1", "两个列表"),
        ({"welcome": [], "menu": menu()["menu"] * 4}, "最多 3 个"),
        (menu(*[{"name": "a", "topic": "pension"}] * 6), "最多 5 个"),
        (menu(name=""), "没有 name"),
        (menu(name="长长长长长长"), "太长"),
        (menu({"name": "a" * 33, "topic": "pension"}), "太长"),
        (menu({"name": "a"}), "中的一样"),
        (menu({"name": "a", "topic": "pension", "say": "b"}), "中的一样"),
        (menu({"name": "a", "topic": "horoscope"}), "horoscope"),
        (menu({"name": "a", "say": "长" * 60}), "太长"),
        (menu({"name": "a", "url": "javascript:x"}), "https://"),
        (menu({"topic": "pension"}), "没有 name"),
        (menu("a"), "没有 name"),
        (menu(welcome=["horoscope"]), "horoscope"),
        (menu(welcome=["pension"] * 10), "最多 9 个"),
        ({"welcome": [], "menu": [{"name": "a", "entries": []}]}, "entries"),
    ],
)
def test_what_is_wrong_is_said(write, given, why):
    with pytest.raises(MenuError) as caught:
        read_menu(write(given))
    assert why in str(caught.value)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(MenuError):
        read_menu(tmp_path / "none.yml")
