"""The books of the staff share one database."""

from bot.conversations.staff.staff import Staff
from tests.conversations.staff.conftest import GOOD


def test_what_one_book_writes_the_others_read(database, staff):
    again = Staff.over(database)
    assert again.accounts.get("root").label == "根"
    assert again.audit.check().lines == 1
    assert staff.sign_ins.find(staff.sign_ins.open("root", GOOD, "b", "a"), "b")
