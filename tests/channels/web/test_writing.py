"""The product's own words in traditional characters; documents, names and what is sent stay as they are."""

from types import SimpleNamespace

import pytest

from bot.channels.web.writing import for_reader, rewritten, shown, wants_traditional
from bot.policy.topics import TOPICS


def asking(language):
    return SimpleNamespace(headers={} if language is None else {"accept-language": language})


@pytest.mark.parametrize(
    ("language", "wanted"),
    [("zh-Hant", True), ("zh-TW,zh;q=0.9", True), ("zh-HK", True), ("zh-CN,zh-TW;q=0.8", False), ("en", False), ("", False), (None, False)],
)
def test_the_first_language_counts(language, wanted):
    assert wants_traditional(asking(language)) is wanted
    assert for_reader(asking(language), "请过一会儿再试。") == ("請過一會兒再試。" if wanted else "请过一会儿再试。")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("发到“删除我的记录”就删", "發到“删除我的记录”就刪"),
        ("出自《关于落户的意见》 包府办发〔2024〕47号，2024年发布", "出自《关于落户的意见》 包府办发〔2024〕47号，2024年發佈"),
        ("请问范县民政局，说明条件", "請問范县民政局，說明條件"),
        ("「条款」这样写", "「条款」這樣寫"),
        ("", ""),
    ],
)
def test_quotations_documents_and_names_stay(text, written):
    assert rewritten(text, ["县民政局", "范县民政局"]) == written


def event(**more):
    return {"from": "bot", "text": "有规定。", "answer": None, **more}


def test_a_sentence_without_an_answer_is_shown_and_what_people_said_is_not():
    assert shown(event(text="记下了。")) == {"记下了。": "記下了。"}
    assert shown(event(**{"from": "citizen"})) == shown(event(**{"from": "operator"})) == {}


def test_of_a_real_answer_every_own_sentence_and_nothing_of_the_documents_is_shown(given):
    told = shown(event(answer=given))
    own = {given["headline"], *given["next"], given["notice"], *given["clauses"][0]["caveats"], given["contacts"][0]["why"]} - {None}
    assert own <= told.keys() and any(before != after for before, after in told.items())
    clauses = [*given["clauses"], *given["basis"]]
    of_documents = [clause[key] for clause in clauses for key in ("id", "path", "text", "audience")]
    of_documents += [bureau["name"] for clause in clauses for bureau in clause["bureaus"]] + [given["region"]["name"]]
    of_documents += [clause["document"][key] for clause in clauses for key in ("title", "number")]
    assert clauses and not told.keys() & set(of_documents)
    for name in (bureau["name"] for clause in clauses for bureau in clause["bureaus"]):
        assert all(after.count(name) == before.count(name) for before, after in told.items())


def test_a_place_keeps_its_name_by_itself_too():
    place = {"code": "150200", "name": "内蒙古自治区包头市", "level": "city"}
    answer = {
        "region": place,
        "candidates": [{"code": "510105", "name": "四川省成都市青羊区"}],
        "ask": "您的户口在包头市吗？还是在青羊区？",
    }
    assert list(shown(event(answer=answer)).values()) == ["您的戶口在包头市嗎？還是在青羊区？"]


def test_whom_a_clause_is_for_stays_as_the_clause_says_it():
    """The widget finds these words again in what is said about them."""
    clause = {"audience": "具有我市户籍的农牧民", "caveats": ["这一条写的适用对象是：具有我市户籍的农牧民。"]}
    assert list(shown(event(answer={"clauses": [clause]})).values()) == ["這一條寫的適用對象是：具有我市户籍的农牧民。"]


def test_an_answer_with_nothing_in_it_breaks_nothing():
    assert shown(event(answer={"id": "a1", "outcome": "unclear"})) == {}


def test_events_notice_topics_farewell_and_faults_come_as_the_reader_reads(visitor, answers):
    hant = {"Accept-Language": "zh-Hant"}
    visitor.say("包头养老金", "c1")
    visitor.until_answered("c1")
    plain, written = ([*visitor.request("GET", "/events", headers=headers).json()["events"]] for headers in ({}, hant))
    assert [{key: value for key, value in one.items() if key != "shown"} for one in written] == plain
    assert all("shown" not in one for one in plain) and all("shown" in one for one in written)
    assert "刪除" in visitor.request("GET", "/notice", headers=hant).json()["text"]
    topics = [visitor.request("GET", "/topics", headers=headers).json()["topics"] for headers in ({}, hant)]
    assert [one["question"] for one in topics[0]] == [one["question"] for one in topics[1]] and len(topics[1]) == len(TOPICS)
    assert [one["label"] for one in topics[0]] != [one["label"] for one in topics[1]]
    assert visitor.request("GET", "/events?after=x", headers=hant).json()["error"].startswith("after 應為")
    assert visitor.request("GET", "/nowhere", headers=hant).json()["error"] == "沒有這個地址，請檢查後再試。"
    assert "刪除" in visitor.request("DELETE", "/session", headers=hant).json()["text"]
