"""Fill a store with very many clauses and measure what a city and its callers wait for.

`python -m bench scale` takes 1,000,000 clauses on SQLite and on a PostgreSQL that it starts itself, which takes most of an hour;
`XINSHIMIN_BENCH_CLAUSES=50000` makes it shorter. Every figure names the number of clauses that it was measured with.
"""

import contextlib
import os
import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import islice
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from sqlalchemy import insert

from bench.scale.documents import files_for, notices_for
from bot.editing.importing import import_files
from bot.editing.reading import Order
from bot.importer.notice import find_notices, read_notice
from bot.policy.lifecycle import revision_id
from bot.policy.notice import Notice
from bot.policy.topics import TOPICS
from bot.regions import Gazetteer, Region
from bot.settings import ROOT, load_settings
from bot.store import tables
from bot.store.builder import build_store
from bot.store.database import Database, open_database, writing
from bot.store.repository import PolicyRepository
from bot.store.search.embedding import Embedding
from bot.store.search.index import SearchIndex
from bot.store.search.search import PolicySearch
from bot.store.search.words import Words
from bot.store.standing import settle, store_revision
from bot.store.writer import write_revision
from bot.wiring import open_cutter, search_encoder
from tests.postgres import running

FULL, REGIONS = 1_000_000, 3_000
IMPORTED = 0.1
POSTGRESQL = ("shared_buffers=1GB",)  # PostgreSQL's manual proposes a quarter of the machine's memory
BATCH = 50
LOOK_UPS, SEARCHES, EMBEDDED_SECONDS = 2_000, 200, 20
QUERIES = ("公租房 {place}", "{place} 随迁子女入学", "低保 {place} 申请", "居住证 {place}", "{place} 养老保险转移", "gzf {place}")
console = Console()


def main() -> None:
    """Measure each database and print one table."""
    wanted = int(os.environ.get("XINSHIMIN_BENCH_CLAUSES", "1000000"))
    with tempfile.TemporaryDirectory() as folder:
        results = {"SQLite": measure(open_database(f"sqlite:///{folder}/store.db"), wanted, "SQLite")}
    with running(POSTGRESQL) as server:
        results["PostgreSQL"] = measure(open_database(server.url(server.create())), wanted, "PostgreSQL")
    print_table(results)


def measure(database: Database, wanted: int, name: str) -> dict[str, str]:
    """Fill `database` with about `wanted` clauses and measure it."""
    gazetteer = Gazetteer.open()
    founding = [read_notice(folder) for folder in find_notices(ROOT / "policies")]
    regions = [region for region in gazetteer if region.level in ("city", "county")]
    random.Random(1).shuffle(regions)
    of_founding = sum(len(one.clauses) for one in founding) / len(founding)
    regions = regions[: min(REGIONS, max(1, round(wanted * REGIONS / FULL)))]  # fewer clauses are those of fewer places
    per_region = max(1, round(wanted / len(regions) / of_founding))
    build_store(database, gazetteer, founding, "bench")
    clauses, seconds = fill(database, notices_for(regions, founding, per_region), len(regions) * per_region, name)
    tidy(database)
    figures = {"clauses": f"{clauses:,}", "places": f"{len(regions):,}", "filled, clauses a second": f"{clauses / seconds:,.0f}"}
    figures |= measure_import(database, regions, founding, round(wanted * IMPORTED / of_founding), name)
    look_ups = timed(lambda region: look_up(database, gazetteer, region), random.Random(2).choices(regions, k=LOOK_UPS))
    figures |= percentiles("applicable clauses of topic, chain and day", look_ups)
    return figures | measure_search(database, gazetteer, regions, name)


def measure_import(database: Database, regions: Sequence[Region], founding: Sequence[Notice], count: int, name: str) -> dict[str, str]:
    """Import files as `xinshimin policy import` does, on all cores, into the store that is full already."""
    memories = []
    with tempfile.TemporaryDirectory() as folder, Progress(console=console) as bar:
        files = files_for(regions, founding, count, Path(folder))
        task = bar.add_task(f"{name}: import", total=len(files))

        def watch(_step: str, done: int, _total: int) -> None:
            bar.update(task, completed=done)
            if done in (len(files) // 10, len(files)):
                memories.append(memory())

        started = time.perf_counter()
        reports = import_files(database, files, Order("bench"), watch)
        seconds = time.perf_counter() - started
    clauses = sum(report.clauses for report in reports)
    return {
        "import, clauses": f"{clauses:,}",
        "import, clauses a second": f"{clauses / seconds:,.0f}",
        "import, memory after a tenth of the files and at the end, MB": f"{memories[0]:.0f}, {memory():.0f}",
    }


def fill(database: Database, notices: Iterable[Notice], total: int, name: str) -> tuple[int, float]:
    """Put in and publish all notices, a batch a transaction; return the number of clauses and the seconds."""
    started, clauses, notices = time.perf_counter(), 0, iter(notices)
    with Progress(console=console) as bar:
        task = bar.add_task(f"{name}: documents", total=total)
        while batch := list(islice(notices, BATCH)):
            with writing(database) as connection:
                store = store_revision(connection)
                for notice in batch:
                    document = notice.document
                    connection.execute(insert(tables.documents).values(id=document.id, region_code=document.region_code))
                    write_revision(connection, notice, revision_id(document.id, 1), 1, "published", "import")
                    settle(connection, document.id, store)
                    clauses += len(notice.clauses)
            bar.advance(task, len(batch))
    return clauses, time.perf_counter() - started


def tidy(database: Database) -> None:
    """What PostgreSQL's autovacuum does by itself once there is time."""
    if database.dialect.name == "postgresql":
        with database.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")


def look_up(database: Database, gazetteer: Gazetteer, region: Region) -> None:
    """What the answer asks the store, for a topic that changes with the place."""
    topic = TOPICS[int(region.code[:4], 36) % len(TOPICS)]
    PolicyRepository(database).applicable(topic.key, [one.code for one in gazetteer.chain(region.code)], date(2026, 11, 22))


def measure_search(database: Database, gazetteer: Gazetteer, regions: Sequence[Region], name: str) -> dict[str, str]:
    """Write the index of words, embed for a while, and search."""
    words = Words(open_cutter(load_settings(home=Path(tempfile.mkdtemp()))))
    started = time.perf_counter()
    with Progress(console=console) as bar:
        task = bar.add_task(f"{name}: index of words")
        count = SearchIndex(database, words).refresh(lambda done, total: bar.update(task, completed=done, total=total))
    figures = {"index of words, clauses a second": f"{count / (time.perf_counter() - started):,.0f}"}
    figures["embedding, texts a second"] = embedding_rate(database)
    search = PolicySearch(database, gazetteer, words, search_encoder())
    search.search("公租房 包头")
    chosen = random.Random(3).choices(regions, k=SEARCHES)
    texts = [QUERIES[index % len(QUERIES)].format(place=region.full_name) for index, region in enumerate(chosen)]
    return figures | percentiles("search", timed(search.search, texts))


def embedding_rate(database: Database) -> str:
    """How many texts a second get their vector; it is stopped after a while, as anybody may stop it."""
    started, last = time.perf_counter(), 0

    def watch(done: int, total: int) -> None:
        nonlocal last
        last = done
        if time.perf_counter() - started > EMBEDDED_SECONDS:
            raise TimeoutError

    with contextlib.suppress(TimeoutError):
        Embedding(database, search_encoder()).run(watch)
    return f"{last / (time.perf_counter() - started):,.0f}"


def timed(work: Callable[..., object], arguments: Iterable[object]) -> list[float]:
    """Milliseconds that `work` takes for each argument."""
    taken = []
    for argument in arguments:
        started = time.perf_counter()
        work(argument)
        taken.append((time.perf_counter() - started) * 1000)
    return taken


def percentiles(name: str, taken: Sequence[float]) -> dict[str, str]:
    """p50, p95 and p99 as rows."""
    return {f"{name}, p{share} ms": f"{float(np.percentile(taken, share)):.1f}" for share in (50, 95, 99)}


def memory() -> float:
    """Largest memory of this process so far, MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def print_table(results: dict[str, dict[str, str]]) -> None:
    """A row a figure, a column a database."""
    table = Table("figure", *results, title="Scale")
    for row in next(iter(results.values())):
        table.add_row(row, *(figures[row] for figures in results.values()))
    console.print(table)
