"""The stamp changes with everything that may change an answer, and with nothing else."""

from datetime import date

from bot.policy.body import Body
from bot.store.bodies.directory import BodyDirectory
from bot.store.database import writing
from bot.store.lifecycle import retire
from bot.store.stamp import stamp

BODY = Body("150200", "包头市民政局", "本局提供")


def test_reading_does_not_change_it(engine):
    assert stamp(engine) == stamp(engine)


def test_a_publication_and_a_withdrawal_change_it(engine, published):
    before = stamp(engine)
    published()
    between = stamp(engine)
    with writing(engine) as connection:
        retire(connection, "town-2024-1", "张三", "试行结束", date(2026, 1, 1))
    assert len({before, between, stamp(engine)}) == 3


def test_every_change_of_the_directory_changes_it(engine):
    directory, seen = BodyDirectory(engine), [stamp(engine)]
    for entries in ([BODY], [BODY], []):
        directory.put(entries, replace=True)
        seen.append(stamp(engine))
    assert len(set(seen)) == 4
