"""Whoever wrote or reviewed a version does not publish it."""

import pytest

from bot.editing.publishing import publish_as_second
from bot.errors import LifecycleError
from bot.store.database import reading, writing
from bot.store.history import changes_of
from bot.store.lifecycle import review


@pytest.fixture
def reviewed(database, bring, write_file):
    bring(write_file())
    with writing(database) as connection:
        review(connection, "公租房通知@1", {}, "李四", unknown=["valid_from"])


@pytest.fixture
def publish(database):
    def publish(who, stamp=None):
        with reading(database) as connection:
            now = changes_of(connection, "公租房通知@1")
        with writing(database) as connection:
            return publish_as_second(connection, "公租房通知@1", now if stamp is None else stamp, who)

    return publish


def test_neither_writer_nor_reviewer_publishes_and_another_does(reviewed, publish):
    for who in ("张三", "李四"):
        with pytest.raises(LifecycleError, match="请另一个人"):
            publish(who)
    assert publish("王五").stored == "published"


def test_what_was_changed_since_it_was_read_is_read_again(reviewed, publish):
    with pytest.raises(LifecycleError, match="又被改过"):
        publish("王五", stamp=0)


def test_a_draft_is_not_published(bring, write_file, publish):
    bring(write_file())
    with pytest.raises(LifecycleError, match="还没有审核"):
        publish("王五")
