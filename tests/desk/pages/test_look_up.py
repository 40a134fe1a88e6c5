"""The start page: results as somebody types, the call, ticks, and whatever is typed stays text."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st


@pytest.fixture
def operator(open_browser):
    browser = open_browser("operator")
    browser.headers["x-csrf-token"] = browser.csrf("/")
    return browser


@pytest.fixture
def look(operator):
    return lambda q, **fields: operator.post("/look-up/results", data={"q": q, **fields}, headers={"x-partial": "1"})


def test_the_answer_comes_first_then_the_levels_above_then_clauses_by_words(look):
    page = look("包头公租房").text
    order = ["内蒙古自治区包头市（按这个答）", "全国（上级）", "口径", "含这些词的条款"]
    places = [page.index(word) for word in order]
    assert places == sorted(places) and "——《推动农牧业转移人口市民化工作方案》" in page


def test_typing_leaves_no_trace_and_enter_does(operator, look):
    look("包头公租房")
    assert "还没有记下的问题" in operator.get("/").text
    assert 'data-q="包头公租房"' in look("包头公租房", keep="1").text
    page = operator.get("/").text
    assert 'value="包头公租房"' in page and "按这个答" in page
    assert "最低生活保障" in look("低保呢").text
    assert operator.submit("/look-up/end", page="/").headers["location"] == "/"
    assert "还没有记下的问题" in operator.get("/").text


def test_without_script_the_same_is_on_a_page_of_its_own(operator):
    page = operator.submit("/look-up", page="/", q="包头公租房").text
    assert "<!doctype html>" in page and "按这个答" in page and 'data-q="包头公租房"' in page
    assert operator.submit("/look-up", page="/").status_code == 200


def test_a_call_is_seen_by_nobody_else(look, open_browser):
    look("包头公租房", keep="1")
    assert "包头公租房" not in open_browser("editor").get("/").text


def test_personal_numbers_are_not_kept(operator, look):
    look("我身份证150203199001011234，电话13812345678，包头公租房", keep="1")
    page = operator.get("/").text
    assert "13812345678" not in page and "150203199001011234" not in page and "［电话］" in page


def test_ticks_change_the_verdict_and_are_remembered(operator, look):
    def tick(name, value):
        return operator.post("/look-up/tick", data={"q": "包头低保", "name": name, "value": value}).text

    look("包头低保", keep="1")
    assert "不符合</strong>" in tick("hukou_local", "no").split("</p>")[0]
    assert "还不能定</strong>" in tick("hukou_local", "").split("</p>")[0]
    for name in ("hukou_local", "hukou_rural", "residence_months>=12"):
        assert "还不能定</strong>" in tick(name, "yes").split("</p>")[0]
    assert "写的条件都符合</strong>" in tick("fixed_home", "yes").split("</p>")[0]
    card = look("包头低保").text.split("</article>")[0]
    assert len(re.findall(r'value="yes" checked', card)) == 4 and "写的条件都符合" in card


def test_a_tick_of_nothing_known_changes_nothing(operator):
    for name in ("", "window", "nonsense", "age>=", "<b>"):
        reply = operator.post("/look-up/tick", data={"q": "包头低保", "name": name, "value": "yes"})
        assert reply.status_code == 200 and "还不能定</strong>" in reply.text.split("</p>")[0]


def test_a_place_or_a_topic_is_chosen_by_a_button(look):
    page = look("朝阳公租房").text
    name = re.search(r'data-pick="([^"]+)"', page)[1]
    assert f"{name} · 公租房" in look("朝阳公租房", pick=name).text
    assert "养老保险" in look("包头 天气", topic="pension").text
    assert look("包头公租房", topic="no_such_topic").status_code == 200


def test_a_clause_published_meanwhile_is_found(operator, look, shared):
    before = shared.revision()
    shared._indexed = before - 1  # as if the index had been made for the store as it was before
    assert "按这个答" in look("包头公租房").text and shared._indexed == before


def test_the_words_of_a_caller_stand_in_no_address(app):
    get = [route for route in app.routes if getattr(route, "path", "") in ("/", "/look-up", "/look-up/results") and "GET" in route.methods]
    assert [route.path for route in get] == ["/"] and not get[0].dependant.query_params


ODD = st.one_of(
    st.text(max_size=80),
    st.sampled_from(
        ["'; DROP TABLE accounts; --", '"><script>alert(1)</script>', "{{ 7 * 7 }}", "%00", "包头" * 200, "/restart", "🀄" * 90, "' OR 1=1"]
    ),
)


@given(q=ODD, topic=ODD, pick=ODD, name=ODD, value=ODD)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_in_a_field_is_text_and_no_crash(operator, q, topic, pick, name, value):
    for path in ("/look-up/results", "/look-up/tick", "/look-up"):
        fields = {"q": q, "topic": topic, "pick": pick, "name": name, "value": value, "keep": "1"}
        fields = {key: text.encode("utf-8", "replace").decode() for key, text in fields.items()}
        reply = operator.post(path, data=fields)
        assert reply.status_code == 200
        assert "<script>alert" not in reply.text
