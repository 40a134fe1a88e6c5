"""The life of a document at the desk: one reviews, another publishes, and it is withdrawn with a reason."""

import pytest

OF = "公租房通知@1"


@pytest.fixture
def ying(own, open_browser, send):
    browser = open_browser("ying")
    send(browser)
    return browser


@pytest.fixture
def fan(own, open_browser):
    return open_browser("fan")


@pytest.fixture
def state(own):
    def state(of=OF):
        from bot.store.revisions import find_revision

        with own.parts.database.connect() as connection:
            return find_revision(connection, of).stored

    return state


def actions(staff):
    names = ("document_reviewed", "document_published", "document_withdrawn", "document_ended")
    return [(one.actor, one.action) for one in staff.audit.entries(limit=100) if one.action in names]


def test_a_second_person_publishes(ying, fan, form, state, staff):
    assert "还没有核对" in form(fan, "/document/publish", OF).text
    assert form(ying, "/document/review", OF).headers["location"].endswith("missing") and state() == "draft"
    assert form(ying, "/document/review", OF, unknown="1").headers["location"].endswith("reviewed")
    page = form(ying, "/document/publish", OF)
    assert page.status_code == 400 and "请另一个人看过再发布" in page.text and state() == "reviewed"
    assert form(fan, "/document/publish", OF).status_code == 303 and state() == "published"
    assert actions(staff) == [("fan", "document_published"), ("ying", "document_reviewed"), ("ying", "document_reviewed")]


def test_who_corrects_what_another_reviewed_does_not_publish_it_either(ying, fan, form, state):
    form(fan, "/document/facts", OF, issued_on="2024-05-01")
    form(ying, "/document/review", OF)
    assert state() == "reviewed"
    for browser in (ying, fan):
        assert form(browser, "/document/publish", OF).status_code == 400
    assert state() == "reviewed"


def test_what_was_changed_meanwhile_is_not_published(ying, fan, form, state):
    form(ying, "/document/review", OF, unknown="1")
    stale = fan.get("/document", params={"of": OF}).text.split('name="stamp" value="')[1].split('"')[0]
    form(ying, "/document/facts", OF, notes="又改")
    form(ying, "/document/review", OF, unknown="1")
    page = fan.submit("/document/publish", page="/documents", of=OF, stamp=stale)
    assert page.status_code == 400 and "又被改过" in page.text and state() == "reviewed"


def test_a_document_is_withdrawn_with_a_reason_and_published_again_by_another(ying, fan, form, state, staff):
    of = "baotou-2024-47@1"
    assert "没有写原因" in form(ying, "/document/withdraw", of, what="document", why=" ").text and state(of) == "published"
    assert form(ying, "/document/withdraw", of, what="document", why="写错了").status_code == 303 and state(of) == "withdrawn"
    assert "写错了" in ying.get("/document", params={"of": of}).text and actions(staff) == [("ying", "document_withdrawn")]
    assert form(fan, "/document/publish", of).status_code == 303 and state(of) == "published"


def test_a_document_is_abolished_from_a_day_on(ying, form, staff):
    of = "baotou-2024-47@1"
    assert "没有写对" in form(ying, "/document/withdraw", of, what="abolish", day="x", why="新办法").text
    assert form(ying, "/document/withdraw", of, what="abolish", day="2027-01-01", why="新办法").status_code == 303
    assert "2027-01-01" in ying.get("/documents/calendar").text and staff.audit.entries(limit=1)[0].action == "document_ended"


def test_others_take_no_step(ying, form, open_browser, state):
    for name in ("nan", "operator", "auditor", "editor"):
        browser = open_browser(name)
        for path in ("/document/review", "/document/publish", "/document/withdraw"):
            assert browser.submit(path, page="/password", of=OF, why="x", what="document", stamp="1").status_code == 403
    assert ying.post("/document/withdraw", data={"of": OF, "why": "x", "what": "version"}).status_code == 403
    assert state() == "draft"
