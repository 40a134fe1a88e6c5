"""`xinshimin search`."""

import json

import pytest


def hits(result):
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)["hits"]


def test_words_and_place_without_quotes(run):
    output = run("search", "gzf", "baotou").output
    assert "地点：内蒙古自治区包头市" in output
    assert output.index("baotou-2024-47#二(一)1(1)") < output.index("national-2019-280#(十二)")


def test_it_is_said_that_a_place_was_guessed(run):
    assert "由首字母推测" in run("search", "bt gzf").output


def test_json_holds_the_clause_and_its_marks(run):
    first = hits(run("search", "gzf baotou", "--json"))[0]
    assert first["clause_id"] == "baotou-2024-47#二(一)1(1)" and first["number"] == "包府办发〔2024〕47号"
    assert {first["text"][start:end] for start, end in first["marks"]} == {"公租房"}


def test_options_may_stand_before_the_words(run):
    assert {hit["region_code"] for hit in hits(run("search", "--region", "南通", "--json", "落户"))} == {"320600", "000000"}


@pytest.mark.parametrize(
    "options",
    [
        ("--region", "火星"),
        ("--region", "鼓楼区"),
        ("--topic", "没有这类事"),
        ("--as-of", "1949-10-01", "--region", "150200", "--topic", "student_hukou"),
        ("--status", "expired"),
    ],
)
def test_a_filter_that_matches_nothing_finds_nothing(run, options):
    assert hits(run("search", "公租房", "--json", *options)) == []


def test_nothing_found_says_what_to_do(run):
    assert "请换个说法" in run("search", "外星人入侵").output


def test_the_topic_is_given_by_key_or_label(run):
    by_key, by_label = (hits(run("search", "住房", "--topic", name, "--json")) for name in ("public_rental_housing", "公租房"))
    assert by_key == by_label != [] and all("public_rental_housing" in hit["topics"] for hit in by_key)


def test_a_status_of_documents_that_do_not_count_any_more_is_found_on_any_day(run):
    assert (
        hits(run("search", "公租房", "--status", "unverified", "--json"))
        == hits(run("search", "公租房", "--status", "all", "--json"))
        != []
    )
    assert run("search", "公租房", "--status", "dead").exit_code == 2


def test_the_number_of_hits_is_limited(run):
    assert len(hits(run("search", "落户", "--limit", "2", "--json"))) == 2


def test_the_index_is_completed_once(run):
    assert json.loads(run("search", "index", "--json").stdout)["texts"] >= 0
    assert "索引已是最新" in run("search", "index").output


def test_a_word_that_is_a_command_is_searched_for_by_find(run):
    assert hits(run("search", "find", "index", "--json")) == []
