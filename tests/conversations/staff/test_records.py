"""One table says who may do what."""

from bot.conversations.staff.records import RIGHTS, ROLES, Account


def test_each_right_belongs_to_known_roles_and_an_account_has_those_of_its_role():
    assert all(roles and roles <= set(ROLES) for roles in RIGHTS.values())
    people = {role: Account(1, "a", "甲", role, None, True, False) for role in ROLES}
    assert {role for role, one in people.items() if one.may("look_up")} == set(ROLES)
    assert {role for role, one in people.items() if one.may("read_audit")} == {"auditor", "admin"}
    assert {role for role, one in people.items() if one.may("manage_accounts")} == {"admin"}
