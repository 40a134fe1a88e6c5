"""PostgreSQL and Redis of one's own: closed to whoever has no password."""

import shutil
import tempfile
from contextlib import closing
from pathlib import Path

import psycopg2
import pytest
import redis

from deploy.local.keeper import Keeper
from deploy.local.servers import PostgreSQL, Redis
from tests.ports import free_ports

PASSWORD = "long-enough-for-a-test"


@pytest.fixture(scope="module")
def folder():
    folder = Path(tempfile.mkdtemp(prefix="servers", dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def servers(folder):
    postgresql, redis_port = free_ports(2)
    servers = PostgreSQL(folder / "postgresql", postgresql, PASSWORD), Redis(folder / "redis", redis_port, PASSWORD)
    keeper = Keeper(folder / "logs")
    for server in servers:
        assert not server.answers()
        server.make()
        keeper.start(server.process(), seconds=60)
    yield servers
    keeper.stop()


def test_databases_are_made_once_in_utf8(servers):
    postgresql, _ = servers
    postgresql.create("people")
    postgresql.create("people")
    with closing(psycopg2.connect(postgresql.url("people"))) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT pg_encoding_to_char(encoding) FROM pg_database WHERE datname = 'people'")
        assert cursor.fetchone() == ("UTF8",)


def test_what_is_there_already_is_not_made_anew(servers):
    postgresql, _ = servers
    version = (postgresql.folder / "data" / "PG_VERSION").stat().st_mtime_ns
    postgresql.make()
    assert (postgresql.folder / "data" / "PG_VERSION").stat().st_mtime_ns == version


def test_nobody_comes_in_with_another_password(servers):
    postgresql, cache = servers
    with pytest.raises(psycopg2.OperationalError, match="password"):
        psycopg2.connect(postgresql.url("postgres").replace(PASSWORD, "wrong"))
    for url in (cache.url.replace(PASSWORD, "wrong"), f"redis://127.0.0.1:{cache.port}/0"):
        with pytest.raises(redis.RedisError):
            redis.Redis.from_url(url).ping()


def test_the_password_is_left_in_no_file_that_others_read(servers, folder):
    for file in (file for file in folder.rglob("*") if file.is_file()):
        if PASSWORD.encode() in file.read_bytes():
            assert file.stat().st_mode & 0o077 == 0, file
    assert PASSWORD not in " ".join(word for server in servers for word in server.process().command)
