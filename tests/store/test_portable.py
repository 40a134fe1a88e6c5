"""The whole store as lines of JSON, into any database."""

import gzip
import json

import pytest

from bot.errors import StoreError
from bot.store.checking import check_store
from bot.store.database import migrate, newest_schema, open_database, schema_of, writing
from bot.store.lifecycle import publish, review
from bot.store.portable import dump, is_dump, load
from bot.store.repository import PolicyRepository


def newest_schema_of(engine):
    with engine.connect() as connection:
        return newest_schema(connection)


def everything(engine):
    repository = PolicyRepository(engine)
    return [(document, repository.clauses(document.id)) for document in repository.documents()]


def test_a_store_goes_into_an_empty_database_and_is_used_there(engine, empty, tmp_path):
    rows = dump(engine, tmp_path / "store.gz")
    assert is_dump(tmp_path / "store.gz") and load(empty, tmp_path / "store.gz") == rows
    assert everything(empty) == everything(engine) and check_store(empty).faults == ()
    with writing(empty) as connection:  # numbering goes on
        review(connection, "baotou-2024-47", {"notes": "搬来的"}, "张三")
        publish(connection, "baotou-2024-47", "李四")
    assert PolicyRepository(empty).revision() == 6


def test_a_store_goes_from_either_database_to_the_other(engine, dialect, server, tmp_path):
    dump(engine, tmp_path / "store.gz")
    other = open_database(server.url(server.create()) if dialect == "sqlite" else f"sqlite:///{tmp_path}/other.db")
    load(other, tmp_path / "store.gz")
    dump(other, tmp_path / "back.gz")
    assert gzip.decompress((tmp_path / "back.gz").read_bytes()) == gzip.decompress((tmp_path / "store.gz").read_bytes())
    other.dispose()


def test_a_store_with_older_tables_can_be_dumped(opened, built, empty, tmp_path):
    old = opened(built)
    migrate(old, "0001")
    dump(old, tmp_path / "store.gz")
    load(empty, tmp_path / "store.gz")
    assert len(everything(empty)) == 5 and check_store(empty).faults == ()


def test_what_was_there_is_replaced(engine, published, opened, built, tmp_path):
    dump(engine, tmp_path / "before.gz")
    published(document_id="town-1")
    load(engine, tmp_path / "before.gz")
    assert "town-1" not in {document.id for document in PolicyRepository(engine).documents()}


def test_a_dump_of_older_tables_is_brought_up_to_date(engine, empty, tmp_path):
    dump(engine, tmp_path / "store.gz")
    lines = gzip.decompress((tmp_path / "store.gz").read_bytes()).decode().splitlines()
    head, kept, table = json.loads(lines[0]), [], ""
    assert head["schema"] == newest_schema_of(engine)
    for line in lines[1:]:
        table = json.loads(line)["table"] if line.startswith("{") else table
        kept += [line] if table in ("regions", "topics") else []
    with gzip.open(tmp_path / "old.gz", "wt", encoding="utf-8") as file:
        file.write("\n".join([json.dumps(head | {"schema": "0001"}), *kept]) + "\n")
    load(empty, tmp_path / "old.gz")
    with empty.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM regions").scalar() > 3000
        assert schema_of(connection) == newest_schema(connection)


@pytest.mark.parametrize("spoil", ["cut", "other", "row"])
def test_a_spoilt_dump_leaves_the_store_as_it_was(engine, tmp_path, spoil):
    dump(engine, tmp_path / "store.gz")
    data = (tmp_path / "store.gz").read_bytes()
    if spoil == "cut":
        data = data[: len(data) // 2]
    elif spoil == "other":
        data = b"something else"
    else:
        data = gzip.compress(gzip.decompress(data).replace(b'"150200"', b'"999999"', 3) + b'["one", "too", "many"]\n')
    (tmp_path / "spoilt.gz").write_bytes(data)
    before = everything(engine)
    with pytest.raises(StoreError):
        load(engine, tmp_path / "spoilt.gz")
    assert everything(engine) == before and is_dump(tmp_path / "spoilt.gz") is (spoil != "other")


def test_an_empty_store_is_a_dump_too(empty, tmp_path):
    migrate(empty)
    assert dump(empty, tmp_path / "store.gz") == 0
