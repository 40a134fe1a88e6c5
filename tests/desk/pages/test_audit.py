"""The audit log on a page: read by auditors and admins, changed by nobody."""

import pytest


@pytest.fixture
def auditor(open_browser):
    return open_browser("auditor")


def test_lines_are_told_in_words_and_page_by_page(auditor, staff):
    for number in range(60):
        staff.audit.write("li", "signed_in", details=number)
    page = auditor.get("/audit").text
    assert page.count("<td>登录</td>") == 50 and "更早的" in page
    before = staff.audit.entries(limit=50)[-1].number
    assert f"/audit?before={before}" in page
    older = auditor.get(f"/audit?before={before}").text
    assert "加账号" in older and "更早的" not in older
    assert auditor.get("/audit?actor=admin").text.count("<td>登录</td>") == 0


def test_the_check_gives_the_head_to_be_noted(auditor, staff):
    page = auditor.get("/audit?check=1").text
    assert "日志完整" in page and staff.audit.entries(limit=1)[0].hash in page


def test_a_broken_chain_is_said(auditor, staff, settings):
    from bot.conversations.database import ConversationDatabase

    with ConversationDatabase(settings.conversations_url).writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER audit_log_no_update")
        connection.exec_driver_sql("UPDATE audit_log SET target = 'x' WHERE id = 2")
    assert "从第 2 条起对不上" in auditor.get("/audit?check=1").text


@pytest.mark.parametrize("query", ["before=x", "before=-1", "before=99999999999999999999", "actor=' OR 1=1 --", "actor=%00<b>", "before=²"])
def test_odd_questions_are_answered_as_a_page(auditor, query):
    page = auditor.get(f"/audit?{query}")
    assert page.status_code == 200 and "<b>" not in page.text


def test_no_address_of_the_desk_changes_the_log(app):
    methods = {method for route in app.routes if getattr(route, "path", "") == "/audit" for method in route.methods}
    assert methods == {"GET"}
