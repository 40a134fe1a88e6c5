"""What a clause says to which topic: corrected, taken from what is proposed, and refused where it does not stand in the text."""

import re
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from markupsafe import escape

from bot.desk.editing.suggestions import Suggestions
from bot.importer.suggestions.suggestion import SuggestedAudience, SuggestedCondition, SuggestedTopic, Suggestion
from bot.policy.condition import Condition

OF, PATH = "公租房通知@1", "一（一）"
RIGHT = {"path": PATH, "kind": "benefit", "t0-topic": "public_rental_housing", "t0-quote": "住房困难家庭可以申请公租房"}
RIGHT |= {"t0-kind": "benefit", "t0-strength": "direct", "t0-audience": "住房困难家庭", "lead": "", "joint": "镇政府"}
RIGHT |= {"t0-c0-field": "housing", "t0-c0-requires": "住房困难", "t0-c0-quote": "住房困难"}


def suggest(text, headings):
    if "公租房" not in text:
        return Suggestion("duty", 0.9, (), ())
    needs = (
        SuggestedCondition(Condition("housing", "住房困难", "住房困难"), 0.9),
        SuggestedCondition(Condition("family", "家庭", "家庭"), 0.5),
    )
    topic = SuggestedTopic("public_rental_housing", 0.9, "住房困难家庭可以申请公租房", "direct", 0.9, SuggestedAudience("家庭", 0.7), needs)
    return Suggestion("benefit", 0.97, (topic,), ())


@pytest.fixture
def ying(own, open_browser, send):
    own.__dict__["suggestions"] = Suggestions(lambda: SimpleNamespace(suggest=suggest))
    browser = open_browser("ying")
    send(browser)
    return browser


def test_a_clause_is_corrected_and_logged(ying, form, take, staff):
    assert form(ying, "/document/clause", OF, **RIGHT).status_code == 303
    notice = take(OF)
    (said,) = notice.annotations[PATH]
    assert (said.topic, said.audience, said.conditions[0].field) == ("public_rental_housing", "住房困难家庭", "housing")
    assert [one.name for clause in notice.clauses if clause.path == PATH for one in clause.bureaus] == ["镇政府"]
    line = staff.audit.entries(limit=1)[0]
    assert (line.actor, line.action, line.details) == ("ying", "clause_changed", {"clause": PATH})


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"t0-quote": "别处的话"}, "不在条款原文里"),
        ({"t0-quote": "<script>alert(1)</script>"}, "不在条款原文里"),
        ({"t0-c0-quote": "别处的话"}, "不在条款原文里"),
        ({"t0-topic": "nothing"}, "没有这个主题"),
        ({"t0-kind": "x"}, "值不对"),
        ({"t0-strength": ""}, "缺少 strength"),
        ({"kind": "'; DROP TABLE clauses"}, "kind 应为"),
        ({"t0-c0-value": "["}, "多个值写成"),
        ({"path": "九十九"}, "没有这一条"),
    ],
)
def test_what_does_not_stand_in_the_text_is_refused(ying, form, take, fields, said):
    before = take(OF)
    page = form(ying, "/document/clause", OF, **(RIGHT | fields))
    assert page.status_code == 400 and said in page.text and "<script>alert" not in page.text
    assert take(OF) == before
    if "path" not in fields:
        assert "<details open>" in page.text and 'value="镇政府"' in page.text and 'value="住房困难"' in page.text
        typed = [escape(text) for name, text in fields.items() if name.endswith("quote")]
        assert all(text in page.text for text in typed)


def test_what_is_proposed_is_shown_and_only_what_is_ticked_is_taken(ying, form, take):
    page = ying.get("/document", params={"of": OF}).text
    assert '<mark class="proposed">住房困难家庭可以申请公租房</mark>' in page and "公租房 90%" in page
    assert form(ying, "/document/clause/accept", OF, path=PATH).status_code == 400
    assert form(ying, "/document/clause/accept", OF, path=PATH, p0="1", **{"p0-c0": "1"}).status_code == 303
    (said,) = take(OF).annotations[PATH]
    assert [one.quote for one in said.conditions] == ["住房困难"] and take(OF).kinds[PATH] == "benefit"
    assert form(ying, "/document/clause/accept", OF, path="二（一）", p0="1").status_code == 303
    assert take(OF).kinds["二（一）"] == "duty" and not take(OF).annotations.get("二（一）")


def test_everything_sure_is_taken_at_once(ying, form, take, staff):
    assert form(ying, "/document/clause/accept-all", OF).status_code == 303
    assert [one.quote for one in take(OF).annotations[PATH][0].conditions] == ["住房困难"]
    assert staff.audit.entries(limit=1)[0].details["clauses"] == 3
    assert "没有把握在 80% 以上的建议" in form(ying, "/document/clause/accept-all", OF).text


def test_of_two_editors_at_once_one_is_told_to_look_again(ying, open_browser, take):
    page = ying.get("/document", params={"of": OF}).text
    stamp = re.search(r'name="stamp" value="(\d+)"', page)[1]
    browsers = [ying, open_browser("fan")] * 3
    forms = [
        {"csrf": one.csrf("/documents"), "of": OF, "stamp": stamp, **RIGHT, "t0-audience": f"家庭{n}"} for n, one in enumerate(browsers)
    ]
    with ThreadPoolExecutor(len(forms)) as pool:
        replies = list(pool.map(lambda one: one[0].post("/document/clause", data=one[1]), zip(browsers, forms, strict=True)))
    assert sorted(one.status_code for one in replies) == [303] + [400] * 5
    (said,) = take(OF).annotations[PATH]
    assert said.audience == forms[[one.status_code for one in replies].index(303)]["t0-audience"]
    assert all("又被改过" in one.text for one in replies if one.status_code == 400)


def test_another_place_and_another_role_are_refused(ying, form, open_browser, take):
    before = take(OF)
    for name in ("nan", "operator"):
        browser = open_browser(name)
        for path in ("/document/clause", "/document/clause/accept", "/document/clause/accept-all"):
            assert browser.submit(path, page="/password", of=OF, stamp="1", **RIGHT).status_code == 403
    assert ying.post("/document/clause", data={"of": OF, **RIGHT}).status_code == 403
    assert take(OF) == before
