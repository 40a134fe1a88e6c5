"""Clauses as the store holds them now."""

from datetime import date

from bot.store.search.source import read_clauses

KEY = "baotou-2024-47@1#二(一)3(1)"


def test_a_clause_comes_with_all_that_search_knows_of_it(bare):
    with bare.connect() as connection:
        (clause,) = read_clauses(connection, keys=[KEY])
    assert (clause.key, clause.clause_id, clause.document_id) == (KEY, "baotou-2024-47#二(一)3(1)", "baotou-2024-47")
    assert clause.text.startswith("加强进城农牧民最低生活保障") and clause.headings[-1] == "强化进城农牧民基本生活救助"
    assert (clause.number, clause.region_code, clause.status) == ("包府办发〔2024〕47号", "150200", "unverified")
    assert (clause.valid_from, clause.valid_to) == (date(2024, 5, 23), None)
    assert "subsistence_allowance" in clause.topics


def test_the_clauses_of_documents_come_whole_and_in_order(bare):
    with bare.connect() as connection:
        clauses = list(read_clauses(connection, documents=["national-100m-tasks", "baotou-2024-47"]))
    assert [clause.document_id for clause in clauses] == ["baotou-2024-47"] * 31 + ["national-100m-tasks"] * 36
    assert [clause.clause_id.split("#")[1] for clause in clauses[31:]] == [str(number) for number in range(1, 37)]


def test_nothing_asked_for_is_nothing_read(bare):
    with bare.connect() as connection:
        assert list(read_clauses(connection, keys=[])) == list(read_clauses(connection, documents=[])) == []
