"""Accounts: an admin adds, changes and shuts them; nobody else."""

import pytest

from tests.desk.conftest import GOOD

PERSON = {"name": "zhang", "label": "张三", "role": "operator", "password": GOOD, "region": "150200"}


@pytest.fixture
def admin(open_browser):
    return open_browser("admin")


def test_an_account_is_added_and_its_owner_changes_the_password_first(admin, open_browser):
    assert admin.submit("/accounts/add", **PERSON).headers["location"] == "/accounts?done=added"
    page = admin.get("/accounts?done=added").text
    assert all(word in page for word in ("zhang", "张三", "内蒙古自治区包头市", "待改密码", "已加账号"))
    browser = open_browser()
    assert browser.sign_in("zhang").status_code == 303
    assert browser.get("/audit").headers["location"] == "/password"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"name": "operator"}, "已经有人用"),
        ({"name": "<b>"}, "登录名要用"),
        ({"role": "chief"}, "角色只能是"),
        ({"password": "short"}, "密码要有"),
        ({"region": "999999"}, "没有这个行政区划代码"),
        ({"name": ""}, "登录名要用"),
    ],
)
def test_what_cannot_be_added_is_said(admin, staff, fields, said):
    page = admin.submit("/accounts/add", **(PERSON | fields))
    assert page.status_code == 400 and said in page.text
    assert len(staff.accounts.all()) == 4


def test_a_role_a_password_and_a_shut_account_count_at_once(admin, open_browser, staff):
    operator = open_browser("operator")
    admin.submit("/accounts/change", name="operator", what="role", role="auditor")
    assert operator.get("/audit").status_code == 303
    operator = open_browser("operator")
    assert operator.get("/audit").status_code == 200
    admin.submit("/accounts/change", name="operator", what="shut")
    assert operator.get("/audit").status_code == 303 and open_browser().sign_in("operator").status_code == 401
    admin.submit("/accounts/change", name="operator", what="open")
    admin.submit("/accounts/change", name="operator", what="password", password=GOOD + "2")
    assert staff.accounts.get("operator").must_change
    logged = [one.action for one in staff.audit.entries(limit=100) if one.target == "operator" and one.actor == "admin"]
    assert logged == ["password_changed", "account_opened", "account_shut", "role_changed"]


def test_another_place_to_work_for_counts_at_once_and_must_exist(admin, staff):
    assert admin.submit("/accounts/change", name="editor", what="region", region="150200").status_code == 303
    assert staff.accounts.get("editor").region_code == "150200" and staff.audit.entries(limit=1)[0].action == "region_changed"
    assert "没有这个行政区划代码" in admin.submit("/accounts/change", name="editor", what="region", region="999999").text
    admin.submit("/accounts/change", name="editor", what="region", region="")
    assert staff.accounts.get("editor").region_code is None


def test_the_last_admin_stays(admin):
    page = admin.submit("/accounts/change", name="admin", what="shut")
    assert page.status_code == 400 and "最后一个管理员" in page.text


def test_a_step_that_does_not_exist_changes_nothing(admin):
    for fields in ({"name": "operator", "what": "delete"}, {"name": "nobody", "what": "shut"}, {}):
        assert admin.submit("/accounts/change", **fields).status_code == 400


def test_what_people_are_called_stays_text(admin):
    admin.submit("/accounts/add", **(PERSON | {"label": "<script>alert(1)</script>"}))
    page = admin.get("/accounts").text
    assert "<script>alert" not in page and "&lt;script&gt;alert" in page
