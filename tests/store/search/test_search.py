"""What an operator types, and the clause that must come first."""

from datetime import date

import pytest
from sqlalchemy import text, update

from bot.policy.document import STATUSES
from bot.store import tables
from bot.store.search.clause import Filters
from bot.store.search.search import PolicySearch

# The query, and the clause that must be among the first three.
WANTED = [
    ("gzf baotou", "baotou-2024-47#二(一)1(1)"),
    ("bt gzf", "baotou-2024-47#二(一)1(1)"),
    ("btgzf", "baotou-2024-47#二(一)1(1)"),
    ("gongzufang", "baotou-2024-47#二(一)1(1)"),
    ("租房补贴 包头", "baotou-2024-47#二(一)1(2)"),
    ("包头 孩子上学要什么材料", "baotou-2024-47#二(一)2(1)"),
    ("baotou dibao", "baotou-2024-47#二(一)3(1)"),
    ("包头 临时救助 在哪申请", "baotou-2024-47#二(一)3(2)"),
    ("居住证 怎么办 包头", "baotou-2024-47#二(二)2(1)"),
    ("jzz bt", "baotou-2024-47#二(二)2(1)"),
    ("昆区 零门槛落户", "baotou-2024-47#二(二)1(1)"),
    ("包头 公积金 灵活就业", "baotou-2024-47#二(一)1(3)"),
    ("包头 辍学", "baotou-2024-47#二(一)2(2)"),
    ("nantong 租房落户", "nantong-2020-settlement#(五)"),
    ("南通 居住证", "nantong-2020-settlement#(七)"),
    ("成都 没钱看大病", "sichuan-2019-522#(六)"),
    ("四川 培训", "sichuan-2019-522#(二)"),
    ("scs ylbx", "sichuan-2019-522#(八)"),
    ("川发改社会〔2019〕522号 举报", "sichuan-2019-522#(二十)"),
    ("280号 公租房", "national-2019-280#(十二)"),
    ("农民工尘肺病", "nantong-2020-settlement#(十二)"),
    ("积分落户 城区人口300万以下", "national-100m-tasks#8"),
]


@pytest.mark.parametrize(("query", "clause"), WANTED, ids=[query for query, _ in WANTED])
def test_the_clause_that_an_operator_looks_for_is_among_the_first_three(found, query, clause):
    assert clause in found(query, limit=3)


@pytest.mark.parametrize("query", ["包头公租房申请", "公租房 包头 申请", "申请 公租房 包头", "baotou 申请 gzf"])
def test_place_topic_and_words_come_in_any_order(found, query):
    assert found(query)[0] == "baotou-2024-47#二(一)1(1)"


def test_the_place_narrows_to_its_chain_and_lets_no_sibling_in(search):
    for query in ("包头 落户", "baotou luohu", "bt 落户", "包头 居住证", "昆区 养老"):
        hits = search.search(query, limit=100).hits
        assert hits and {hit.clause.region_code for hit in hits} <= {"150203", "150200", "150000", "000000"}


def test_an_ambiguous_place_is_searched_with_all_that_it_may_be_and_nothing_else(search):
    found = search.search("suzhou 落户")
    assert {"320500", "341300"} <= set(found.query.places)
    assert set(found.regions) == {"320500", "320000", "341300", "340000", "000000"}
    assert {hit.clause.region_code for hit in found.hits} == {"000000"}


def test_initials_never_lead_out_of_the_place_that_was_chosen(search):
    found = search.search("bt", region="320600", limit=100)  # 补贴 here, not 包头
    assert found.hits and {hit.clause.region_code for hit in found.hits} <= {"320600", "000000"}


@pytest.mark.parametrize(
    ("query", "options"),
    [
        ("公租房", {"region": "999999"}),
        ("公租房 包头", {"region": "320600"}),
        ("公租房", {"filters": Filters(regions=())}),
        ("公租房", {"filters": Filters(topic="no such topic")}),
        ("公租房", {"filters": Filters(as_of=date(1949, 10, 1), regions=("150200",))}),
        ("公租房", {"filters": Filters(statuses=("expired",))}),
        ("包府办发〔2024〕99号", {}),
        ("包府办发〔2024〕47号", {"region": "320600"}),
        ("外星人入侵地球", {}),
        ("！？", {}),
        ("", {}),
    ],
)
def test_what_matches_nothing_finds_nothing(found, query, options):
    assert found(query, **options) == []


@pytest.mark.parametrize(
    "query", ["包府办发〔2024〕47号", "包府办发[2024]47号", "47号", "2024 47", "2024-47", "2024年第47号", "包府办发〔2024〕47"]
)
def test_a_number_finds_its_document(search, query):
    hits = search.search(query, limit=100).hits
    assert len(hits) == 31 and {hit.clause.document_id for hit in hits} == {"baotou-2024-47"}


@pytest.mark.parametrize("query", ["522号", "2019 522"])
def test_a_short_number_finds_its_document_first(search, query):
    assert {hit.clause.document_id for hit in search.search(query).hits} == {"sichuan-2019-522"}


@pytest.mark.parametrize("query", ["包府办发〔2016〕222号", "222号"])
def test_a_number_that_a_clause_names_finds_that_clause(found, query):
    assert found(query) == ["baotou-2024-47#二(一)1(1)"]


def test_the_day_asked_for_counts(found):
    before, on = (Filters(as_of=date(2024, 5, day)) for day in (22, 23))
    assert not any(one.startswith("baotou") for one in found("包头 公租房", filters=before))
    assert any(one.startswith("baotou") for one in found("包头 公租房", filters=on))


def test_a_topic_is_a_filter(search):
    hits = search.search("包头 农牧民", filters=Filters(topic="pension"), limit=50).hits
    assert hits and all("pension" in hit.clause.topics for hit in hits)


def test_marks_are_the_words_in_the_text(search):
    hit = search.search("gzf baotou").hits[0]
    assert [hit.clause.text[start:end] for start, end in hit.marks] == ["公租房", "公租房"]


def test_a_place_alone_shows_what_it_has(found):
    assert all(one.startswith("baotou-2024-47") for one in found("包头"))


@pytest.mark.parametrize("status", [status for status in STATUSES if status not in ("in_force", "unverified")])
def test_a_document_taken_out_is_not_shown_even_before_the_index_knows(worded, gazetteer, words, encoder, status):
    search = PolicySearch(worded, gazetteer, words, encoder)
    assert search.search("公租房 包头").hits[0].clause.region_code == "150200"
    with worded.begin() as connection:
        connection.execute(update(tables.revisions).where(tables.revisions.c.document_id == "baotou-2024-47").values(status=status))
    assert {hit.clause.region_code for hit in search.search("公租房 包头").hits} == {"000000"}


def test_words_alone_are_enough_where_no_vector_is_there_yet(worded, gazetteer, words, encoder):
    with worded.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM search_vectors")).scalar() == 0
    hits = PolicySearch(worded, gazetteer, words, encoder).search("居住证 包头").hits
    assert "baotou-2024-47#二(二)2(1)" in [hit.clause.clause_id for hit in hits[:3]]


def test_signs_of_the_query_languages_are_only_text(search):
    for query in ('公租房" OR "a', "公租房' & !x", "NEAR(公租房 落户)", "公租房*", "lexemes:公租房", "\\", "'"):
        search.search(query, region="150200")
