"""Who did what, when and why."""

from datetime import datetime, timedelta, timezone

from bot.store.database import writing
from bot.store.history import changes_of, history, note
from bot.store.lifecycle import add_draft, review


def test_events_come_back_as_noted_the_oldest_first(engine):
    with writing(engine) as connection:
        note(connection, "张三", "withdrawn", "baotou-2024-47", why="试行结束", details={"versions": ["baotou-2024-47@1"]}, store=6)
        note(connection, "李四", "published", "baotou-2024-47", "baotou-2024-47@1")
    with engine.connect() as connection:
        *_, first, second = history(connection, "baotou-2024-47")
        assert history(connection, "nothing") == []
    assert (first.who, first.what, first.why, first.store_revision) == ("张三", "withdrawn", "试行结束", 6)
    assert first.details == {"versions": ["baotou-2024-47@1"]} and first.revision_id is None
    assert (second.who, second.revision_id) == ("李四", "baotou-2024-47@1")
    assert timedelta(0) <= datetime.now(timezone.utc).replace(tzinfo=None) - first.at < timedelta(minutes=1)


def test_changes_of_content_are_counted_and_nothing_else(engine, make_notice):
    with writing(engine) as connection:
        name = add_draft(connection, make_notice(), "张三", origin="import")
        assert changes_of(connection, name) == 1
        review(connection, name, {"notes": "看过"}, "李四")
        assert changes_of(connection, name) == 2
        review(connection, name, {}, "李四", unknown=["valid_from"])
        assert changes_of(connection, name) == 2
