"""One file is read, without writing anything."""

import pytest

from bot.editing.policy_yml import to_yml
from bot.editing.reading import Content, Order, Unread, check_base, known_or_unread, take_apart
from bot.editing.reports import ImportReport
from bot.errors import LifecycleError, PolicyFileError, UnknownDocumentError
from bot.store.database import writing
from bot.store.lifecycle import review


def read_content(database, path, order):
    found = known_or_unread(database, path, order)
    return take_apart(found) if isinstance(found, Unread) else found


def test_a_document_is_content_to_be_written(database, write_file):
    content = read_content(database, write_file(), Order("张三", "150200"))
    assert isinstance(content, Content) and content.base is None and not content.named
    assert content.notice.document.id == "公租房通知" and content.notice.document.region_code == "150200"
    assert read_content(database, write_file(), Order("张三", document_id="town-1")).named


def test_known_bytes_are_a_report_unless_they_are_to_be_read_again(database, bring, write_file):
    bring(write_file())
    assert isinstance(read_content(database, write_file(), Order("张三")), ImportReport)
    assert isinstance(read_content(database, write_file(), Order("张三", again=True)), Content)


def test_an_export_is_laid_over_the_version_that_it_came_from(database, bring, write_file, take, tmp_path):
    bring(write_file())
    path = tmp_path / "edited.yml"
    path.write_text(to_yml(take("公租房通知@1"), 1).replace("镇政发", "县政发"), encoding="utf-8")
    content = read_content(database, path, Order("张三"))
    assert (content.base, content.stamp, content.notice.document.number) == ("公租房通知@1", 1, "县政发〔2024〕3号")


def test_edits_of_what_others_changed_meanwhile_are_refused(database, bring, write_file):
    bring(write_file())
    with database.connect() as connection:
        assert check_base(connection, "公租房通知@1", 1).n == 1
        assert check_base(connection, "公租房通知", None).n == 1
        with pytest.raises(UnknownDocumentError):
            check_base(connection, "nothing", 1)
    with writing(database) as connection:
        review(connection, "公租房通知@1", {"notes": "看过"}, "李四")
        with pytest.raises(LifecycleError, match="在导出之后又被改过"):
            check_base(connection, "公租房通知@1", 1)
    bring(write_file("公租房通知.txt", rent="450"))
    with database.connect() as connection, pytest.raises(LifecycleError, match="公租房通知@2"):
        check_base(connection, "公租房通知@1", 2)


def test_a_file_that_cannot_be_read_is_told(database, tmp_path):
    with pytest.raises(PolicyFileError):
        read_content(database, tmp_path / "nothing.txt", Order("张三"))
