"""Which document a file is."""

from pathlib import Path

import pytest

from bot.editing.identity import document_id_of, other_id, same_document


@pytest.mark.parametrize(("name", "expected"), [
    ("上海市社会救助条例(2024-12-31).md", "上海市社会救助条例"),
    ("上海市社会救助条例（2018年11月22日）.docx", "上海市社会救助条例"),
    ("社会救助法(2026).txt", "社会救助法"),
    ("办法[2019.3].pdf", "办法"),
    ("02_积分入学指引_2026.txt", "02_积分入学指引_2026"),
    ("公租房(修订).txt", "公租房-修订"),
    ("a b@c#d/../e.txt", "e"),
    ("办法@3.txt", "办法-3"),
    ("(2024).txt", "document"),
    ("。。。.txt", "document"),
    ("长" * 200 + ".txt", "长" * 60),
])  # fmt: skip
def test_a_name_makes_an_identifier_and_a_date_at_its_end_is_the_version(name, expected):
    assert document_id_of(Path(name)) == expected


def test_a_name_in_either_normal_form_is_the_same():
    assert document_id_of(Path("café.txt")) == document_id_of(Path("café.txt"))


@pytest.mark.parametrize(("title", "region", "same"), [
    ("关于公租房的通知", "150200", True),
    ("关于公租房\n的 通知", "150200", True),
    ("", "150200", True),
    ("关于公租房的通知", None, True),
    ("关于低保的通知", "150200", False),
    ("关于公租房的通知", "320600", False),
])  # fmt: skip
def test_title_and_place_tell_documents_of_one_name_apart(bring, write_file, database, title, region, same):
    from bot.store.revisions import find_revision

    bring(write_file())
    with database.connect() as connection:
        assert same_document(find_revision(connection, "公租房通知"), title, region) is same


def test_another_document_gets_an_identifier_of_its_own():
    assert other_id("通知", "abcdef1234") == "通知-abcdef"
