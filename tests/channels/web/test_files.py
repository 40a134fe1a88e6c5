"""Files are sent packed and once; nothing outside the folder is."""

import gzip
import os

import pytest

from bot.channels.web.files import Folder


class Request:
    def __init__(self, **headers):
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


@pytest.fixture
def folder(tmp_path):
    root = tmp_path / "widget"
    (root / "view").mkdir(parents=True)
    (root / "chat.js").write_text("export const words = '" + "字" * 500 + "';", encoding="utf-8")
    (root / "view" / "card.js").write_text("export {};", encoding="utf-8")
    (root / "notes.md").write_text("内部", encoding="utf-8")
    (root / ".hidden.js").write_text("secret", encoding="utf-8")
    (tmp_path / "outside.js").write_text("secret", encoding="utf-8")
    (root / "link.js").symlink_to(tmp_path / "outside.js")
    return Folder(root), root


def test_a_file_is_packed_where_that_is_accepted(folder):
    files, root = folder
    plain, packed = files.reply(Request(), "chat.js"), files.reply(Request(accept_encoding="br, gzip"), "chat.js")
    assert plain.body == (root / "chat.js").read_bytes() and gzip.decompress(packed.body) == plain.body
    assert packed.headers["Content-Encoding"] == "gzip" and len(packed.body) < len(plain.body)
    assert plain.content_type == "text/javascript; charset=utf-8" and "Accept-Encoding" in plain.headers["Vary"]


def test_a_file_that_the_browser_has_is_not_sent_again_until_it_changes(folder):
    files, root = folder
    first = files.reply(Request(), "chat.js")
    tag = first.headers["ETag"]
    assert first.headers["Cache-Control"] == "no-cache"  # it is asked for each time: parts of two versions do not work together
    assert files.reply(Request(if_none_match=tag), "chat.js").status == 304
    (root / "chat.js").write_text("export {}; // new", encoding="utf-8")
    os.utime(root / "chat.js", ns=(1, 1))
    assert files.reply(Request(if_none_match=tag), "chat.js").status == 200


def test_parts_in_folders_are_found(folder):
    assert folder[0].reply(Request(), "view/card.js").status == 200


OTHERS = ["../outside.js", "view/../../outside.js", "/etc/passwd", "link.js", ".hidden.js", "notes.md"]


@pytest.mark.parametrize("name", [*OTHERS, "none.js", "view", "", "a\x00.js", "view/card.js/x.js"])
def test_nothing_else_is_sent(folder, name):
    assert folder[0].reply(Request(), name) is None
