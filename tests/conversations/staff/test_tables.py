"""The tables hold nothing that opens the desk."""

from sqlalchemy import select

from bot.conversations.staff.tables import accounts, desk_sessions
from tests.conversations.staff.conftest import GOOD


def test_neither_passwords_nor_tokens_stand_in_the_tables(staff, database):
    token = staff.sign_ins.open("root", GOOD, "Firefox", "10.0.0.1")
    with database.reading() as connection:
        rows = [*connection.execute(select(accounts)), *connection.execute(select(desk_sessions))]
    kept = "\n".join(str(value) for row in rows for value in row)
    assert len(rows) == 2 and GOOD not in kept and token not in kept and "Firefox" not in kept
