"""The menu under the conversation, from a file: what the platform gets of it, and what is wrong with it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.errors import MenuError
from bot.policy.topics import TOPICS

MOST, MOST_ENTRIES = 3, 5
NAME, ENTRY_NAME = 16, 32  # bytes: four and, with some room, eight Chinese characters (developers.weixin.qq.com, 自定义菜单, 2023)
KEY, URL = 128, 1024  # bytes
WELCOME = 9
WAYS = ("topic", "say", "url")


@dataclass(frozen=True)
class Entry:
    """One entry: what it is called, and where it leads: to a `topic`, to words that are said for the person, or to a page (`url`)."""

    name: str
    way: str
    target: str

    def to_button(self) -> dict[str, str]:
        """The entry as the platform has it."""
        if self.way == "url":
            return {"type": "view", "name": self.name, "url": self.target}
        return {"type": "click", "name": self.name, "key": f"{self.way}:{self.target}"}


@dataclass(frozen=True)
class Menu:
    """The groups of the menu in order, and the topics that the welcome lists."""

    groups: tuple[tuple[str, tuple[Entry, ...]], ...]
    welcome: tuple[str, ...]

    @property
    def topics(self) -> frozenset[str]:
        """Every topic that a click may ask about: also those of a menu that is still shown somewhere."""
        return frozenset(topic.key for topic in TOPICS)

    def to_buttons(self) -> dict[str, Any]:
        """The menu as the platform has it."""
        return {"button": [{"name": name, "sub_button": [entry.to_button() for entry in entries]} for name, entries in self.groups]}


def read_menu(path: Path) -> Menu:
    """Read the file at `path`; raises `MenuError` with what is wrong in it."""
    try:
        given = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise MenuError(str(path), f"读不出来（{type(error).__name__}）") from error
    if not isinstance(given, dict) or not isinstance(given.get("menu"), list) or not isinstance(given.get("welcome", []), list):
        raise MenuError(str(path), "要有 menu 和 welcome 两个列表")
    menu = Menu(tuple(_group(one, str(path)) for one in given["menu"]), tuple(_topic(key, str(path)) for key in given.get("welcome", [])))
    for count, most, what in ((len(menu.groups), MOST, "一级菜单"), (len(menu.welcome), WELCOME, "welcome")):
        if count > most:
            raise MenuError(str(path), f"{what}有 {count} 个，最多 {most} 个")
    return menu


def _group(given: Any, path: str) -> tuple[str, tuple[Entry, ...]]:
    if not isinstance(given, dict) or not isinstance(given.get("entries"), list) or not given["entries"]:
        raise MenuError(path, "每个一级菜单要有 name 和 entries")
    name = _name(given.get("name"), NAME, path)
    if len(given["entries"]) > MOST_ENTRIES:
        raise MenuError(path, f"“{name}”下面有 {len(given['entries'])} 个，最多 {MOST_ENTRIES} 个")
    return name, tuple(_entry(one, path) for one in given["entries"])


def _entry(given: Any, path: str) -> Entry:
    name = _name(given.get("name") if isinstance(given, dict) else None, ENTRY_NAME, path)
    ways = [way for way in WAYS if way in given]
    if len(ways) != 1 or not isinstance(given[ways[0]], str) or not given[ways[0]].strip():
        raise MenuError(path, f"“{name}”要写 topic、say、url 中的一样")
    way, target = ways[0], given[ways[0]].strip()
    if way == "topic":
        _topic(target, path)
    if len(target.encode()) > (URL if way == "url" else KEY - len("topic:")):
        raise MenuError(path, f"“{name}”的 {way} 太长")
    if way == "url" and not target.startswith(("https://", "http://")):
        raise MenuError(path, f"“{name}”的 url 要以 https:// 开头")
    return Entry(name, way, target)


def _name(given: Any, most: int, path: str) -> str:
    if not isinstance(given, str) or not given.strip():
        raise MenuError(path, "有一项没有 name")
    if len(given.strip().encode()) > most:
        raise MenuError(path, f"“{given}”太长，最多 {most} 字节")
    return given.strip()


def _topic(key: Any, path: str) -> str:
    if key not in {topic.key for topic in TOPICS}:
        raise MenuError(path, f"没有名为 {key} 的主题")
    return str(key)
