"""One version on a page: facts are corrected within the place, and whatever is typed stays text."""

import pytest

OF = "公租房通知@1"


@pytest.fixture
def ying(own, open_browser, send):
    browser = open_browser("ying")
    send(browser)
    return browser


def test_the_source_stands_beside_the_clauses(ying):
    page = ying.get("/document", params={"of": "baotou-2024-47@1"}).text
    assert '<mark class="said">' in page and "二（一）1（1）" in page and "第 1 页，共 2 页" in page
    assert 'id="here"' in ying.get("/document", params={"of": "baotou-2024-47@1", "clause": "二（一）1（1）"}).text


def test_the_form_of_a_clause_opens_for_a_topic_that_is_missing(ying):
    of = {"of": "baotou-2024-47@1", "clause": "二（一）1（1）"}
    page, chosen = ying.get("/document", params=of | {"topic": "pension"}).text, '<option value="pension" selected>'
    assert page.count("<details open>") == 1 and page.count(chosen) == ying.get("/document", params=of).text.count(chosen) + 1
    assert "<details open>" not in ying.get("/document", params=of | {"topic": "<b>"}).text
    assert "<details open>" not in ying.get("/document", params=of | {"topic": "public_rental_housing"}).text


def test_a_fact_is_corrected_and_logged(ying, form, take, staff):
    reply = form(ying, "/document/facts", OF, issued_on="2024-05-01", title="新标题")
    assert reply.status_code == 303 and str(take(OF).document.issued_on) == "2024-05-01" and take(OF).document.title == "新标题"
    line = staff.audit.entries(limit=1)[0]
    assert (line.action, line.target, line.details) == ("document_changed", OF, {"facts": ["issued_on", "title"]})


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"issued_on": "昨天"}, "应为日期"),
        ({"region": "320600"}, "不管江苏省南通市"),
        ({"region": "包头"}, "六位代码"),
        ({"title": "x", "stamp": "0"}, "又被改过"),
        ({"title": "x", "stamp": ""}, "又被改过"),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_changed(ying, form, take, staff, fields, said):
    before, lines = take(OF), len(staff.audit.entries(limit=500))
    stamp = fields.pop("stamp", None)
    page = form(ying, "/document/facts", OF, **fields) if stamp is None else ying.submit(
        "/document/facts", page="/documents", of=OF, stamp=stamp, **fields
    )  # fmt: skip
    assert page.status_code == 400 and said in page.text
    if "又被改过" not in said:
        assert all(f'value="{text}"' in page.text for text in fields.values())
    refused = [one.action for one in staff.audit.entries(limit=500)][: 1 if "不管" in said else 0]
    assert take(OF) == before and refused == ["refused"] * len(refused) and len(staff.audit.entries(limit=500)) == lines + len(refused)


def test_a_published_version_is_corrected_in_the_next(ying, form, take):
    reply = form(ying, "/document/facts", "baotou-2024-47@1", notes="核对过")
    assert "baotou-2024-47%402" in reply.headers["location"] and take("baotou-2024-47@1").document.notes != "核对过"


def test_another_place_is_refused(ying, form, open_browser, take):
    nan = open_browser("nan")
    assert nan.get("/document", params={"of": OF}).status_code == 403
    assert form(nan, "/document/facts", OF, title="x").status_code == 403 and take(OF).document.title == "关于公租房的通知"


@pytest.mark.parametrize("odd", ["<script>alert(1)</script>", "'; DROP TABLE documents; --", "{{ 7 * 7 }}", "\x00a"])
def test_whatever_is_typed_stays_text(ying, form, odd):
    form(ying, "/document/facts", OF, title=odd, number=odd, issuers=odd, audience=odd, notes=odd, source_url=odd)
    for path in ("/document?of=" + OF, "/documents", f"/documents?q={odd.replace(chr(0), '%00')}"):
        page = ying.get(path)
        assert page.status_code == 200 and "<script>alert" not in page.text and "49" not in page.text.split("<h1>")[1][:300]


def test_what_is_not_there_is_said(ying):
    for name in ("nothing", "baotou-2024-47@9", "<b>", "' OR 1=1"):
        page = ying.get("/document", params={"of": name})
        assert page.status_code == 404 and "<b>" not in page.text and "政策库里没有" in page.text
