"""The index can always be made again from the store's other tables."""

from sqlalchemy import inspect, text

from bot.store.database import migrate
from bot.store.search import tables


def test_what_is_indexed_goes_with_its_document(worded):
    with worded.begin() as connection:
        for table, column in (("events", "document_id"), ("revisions", "document_id"), ("documents", "id")):
            connection.execute(text(f"DELETE FROM {table} WHERE {column} = 'baotou-2024-47'"))
        left = connection.execute(text("SELECT DISTINCT document_id FROM search_entries")).scalars().all()
    assert len(left) == 4 and "baotou-2024-47" not in left


def test_the_migration_leads_down_and_up_again(bare):
    own = {"search_documents", "search_entries", "search_regions", "search_vectors", "search_terms"}
    assert own <= set(inspect(bare).get_table_names())
    migrate(bare, "base")
    assert not [name for name in inspect(bare).get_table_names() if name.startswith("search_")]
    migrate(bare)
    assert own <= set(inspect(bare).get_table_names())


def test_the_tables_of_fts5_are_those_named(worded):
    found = {name for name in inspect(worded).get_table_names() if name.startswith("search_words")}
    assert found == (set(tables.FULL_TEXT_TABLES) if worded.dialect.name == "sqlite" else set())
