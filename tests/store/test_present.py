from bot.store.database import reading
from bot.store.present import present


def test_only_what_was_asked_for_and_is_there_is_found(engine):
    with reading(engine) as connection:
        found = present(connection, ["0" * 64], ["baotou-2024-47", "none"])
    assert (found.bytes_sha256, found.documents) == (set(), {"baotou-2024-47"})


def test_nothing_asked_nothing_found(engine):
    with reading(engine) as connection:
        assert present(connection, [], []).documents == set()
