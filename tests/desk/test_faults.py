"""What a page answers when it cannot do what was asked."""

import shutil


def test_an_address_that_is_none_is_said_on_a_page(open_browser):
    for path in ("/nowhere", "/static/../app.py", "/static/nowhere.js", "/accounts/%00"):
        page = open_browser().get(path)
        assert page.status_code == 404 and "没有这个页面" in page.text
    assert open_browser().put("/sign-in").status_code in (403, 405)


def test_a_script_gets_the_sentence_alone(open_browser):
    reply = open_browser().get("/nowhere", headers={"x-partial": "1"})
    assert reply.headers["content-type"].startswith("text/plain") and reply.text == "没有这个页面；请从首页重新进入。"


def test_a_field_of_another_kind_is_no_crash(open_browser):
    browser = open_browser("admin")
    token = browser.csrf("/password")
    reply = browser.post("/accounts/add", headers={"x-csrf-token": token}, files={"name": ("a.txt", b"x")})
    assert reply.status_code == 400


def test_a_database_that_is_gone_is_said(open_browser, tmp_path):
    browser = open_browser("admin")
    for file in tmp_path.glob("conversations.db*"):
        file.unlink()
    (tmp_path / "conversations.db").mkdir()
    reply = browser.get("/accounts")
    assert reply.status_code == 503 and "对话记录用不了" in reply.text
    reply = browser.get("/readyz")
    assert (reply.status_code, reply.json()["parts"]["conversations"]) == (503, "ConversationError")
    assert browser.get("/healthz").status_code == 200  # another process would find the same database
    shutil.rmtree(tmp_path / "conversations.db")
