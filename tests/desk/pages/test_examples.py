"""The collected sentences: a list, a patch and a file."""

import pytest


@pytest.fixture
def ying(own, open_browser):
    own.improving.examples.add("fan", "ask_pension", "刚满六十<b>，养老的钱打到哪张卡", "150200")
    return open_browser("ying")


def test_they_are_listed_given_out_and_taken_out(ying, own):
    page = ying.get("/learning/examples").text
    assert "&lt;b&gt;" in page and "ask_pension，fan" in page
    patch = ying.get("/learning/examples/patch")
    assert "+++ b/data/nlu/social_insurance/ask_pension.yml" in patch.text and "examples.patch" in patch.headers["content-disposition"]
    assert "- intent: ask_pension" in ying.get("/learning/examples/file").text
    assert ying.submit("/learning/examples/remove", page="/learning/examples", number="1").status_code == 303
    assert own.improving.examples.all() == [] and "还没有收下例句" in ying.get("/learning/examples").text


def test_another_place_has_its_own_and_an_admin_all(ying, own, open_browser):
    own.improving.examples.add("nan", "ask_pension", "在南通交的养老钱能转走不", "320600")
    nan, admin = open_browser("nan"), open_browser("admin")
    assert "刚满六十" not in nan.get("/learning/examples").text and "刚满六十" not in nan.get("/learning/examples/patch").text
    assert nan.submit("/learning/examples/remove", page="/learning/examples", number="1").status_code == 303
    assert [one.by for one in own.improving.examples.all()] == ["fan", "nan"]
    assert "刚满六十" in (file := admin.get("/learning/examples/file").text) and "在南通" in file


def test_others_see_and_take_nothing(ying, own, open_browser):
    operator = open_browser("operator")
    for path in ("", "/patch", "/file"):
        assert operator.get("/learning/examples" + path).status_code == 403
    assert operator.submit("/learning/examples/remove", page="/password", number="1").status_code == 403
    assert ying.post("/learning/examples/remove", data={"number": "1"}).status_code == 403
    assert ying.submit("/learning/examples/remove", page="/learning/examples", number=["x", "99"]).status_code == 303
    assert len(own.improving.examples.all()) == 1
