"""Errors in clauses: anybody at the desk reports them, the editors of the place see and close them."""

import pytest

CLAUSE = "baotou-2024-47#二(一)1(1)"


@pytest.fixture
def operator(own, open_browser):
    return open_browser("operator")


def report(browser, clause=CLAUSE, wrong="电话错了", **headers):
    return browser.post("/clause-reports/add", data={"csrf": browser.csrf("/password"), "clause": clause, "wrong": wrong}, headers=headers)


def test_a_report_comes_to_the_editors_of_the_place(operator, open_browser, staff):
    partial = report(operator, **{"x-partial": "1"})
    assert (partial.status_code, partial.text) == (200, "已报给编辑，谢谢。")
    ying = open_browser("ying")
    page = ying.get("/clause-reports").text
    assert "电话错了" in page and "operator 报" in page and "of=baotou-2024-47%401" in page
    assert "电话错了" not in open_browser("nan").get("/clause-reports").text
    assert ying.submit("/clause-reports/close", page="/clause-reports", number="1", outcome="已改").status_code == 303
    assert "没有要处理的报错" in ying.get("/clause-reports").text
    assert [one.action for one in staff.audit.entries(limit=30) if "report" in one.action] == ["report_closed", "clause_reported"]


def test_without_script_there_is_a_page(operator):
    assert 'value="baotou-2024-47#' in operator.get("/clause-reports/new", params={"clause": CLAUSE}).text
    reply = report(operator)
    assert reply.status_code == 303 and "谢谢" in operator.get(reply.headers["location"]).text


@pytest.mark.parametrize(
    ("clause", "wrong", "said"), [("nothing#1", "x", "没有这一条"), ("' OR 1=1", "x", "没有这一条"), (CLAUSE, " ", "没有写哪里不对")]
)
def test_what_cannot_be_reported_is_said(operator, clause, wrong, said):
    page = report(operator, clause, wrong)
    assert page.status_code == 400 and said in page.text


def test_wrong_role_wrong_place_and_forged_forms_close_nothing(operator, open_browser, own, staff):
    report(operator, wrong="<script>alert(1)</script>")
    assert operator.get("/clause-reports").status_code == 403
    nan = open_browser("nan")
    assert nan.submit("/clause-reports/close", page="/clause-reports", number="1", outcome="x").status_code == 403
    assert [(one.actor, one.action) for one in staff.audit.entries(limit=1)] == [("nan", "refused")]
    ying = open_browser("ying")
    assert ying.post("/clause-reports/close", data={"number": "1", "outcome": "x"}).status_code == 403
    for fields in ({"number": "99"}, {"number": "x"}, {"number": "1", "outcome": ""}):
        assert ying.submit("/clause-reports/close", page="/clause-reports", **({"outcome": "x"} | fields)).status_code == 400
    page = ying.get("/clause-reports").text
    assert "<script>alert" not in page and "&lt;script&gt;" in page and len(own.improving.clause_reports.open()) == 1
