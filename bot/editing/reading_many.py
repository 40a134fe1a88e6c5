"""Read many files for an import: on every core where there are enough of them to be worth it, a few at a time, so memory stays flat."""

import multiprocessing
import os
import pickle
import threading
from collections.abc import Callable, Container, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing.process import BaseProcess
from pathlib import Path

from bot.editing.files import hash_of
from bot.editing.reading import Content, Order, Unread, known_or_unread, take_apart
from bot.editing.reports import ImportReport
from bot.errors import RowsError, StoreError, XinshiminError
from bot.store.database import Database, reading
from bot.store.present import present

Progress = Callable[[str, int, int], None]
Found = bytes | ImportReport
"""What a file says, as bytes for `unpacked`, which the process that collects them has no need to look into; or a report."""

WORTH_IT = 200
"""Files from which on more processes are started: each takes a second or two to begin."""
TOGETHER = 100
"""Files about which the store is asked in one statement."""
AHEAD = 4
"""Files given to each process before its first answer."""
DIED = "读取文件的程序意外结束，多半是内存不够；请把文件分批再导入。"


def read_files(
    database: Database, files: Sequence[Path], order: Order, progress: Progress, processes: int | None = None
) -> Iterator[tuple[int, Found]]:
    """What each of `files` says, by its place in the list, in the order in which they are done; one that can't be read is refused.

    `processes` is the number of processes that read; None is one for every core where there are `WORTH_IT` files or more.
    """
    if processes is None:
        processes = (os.cpu_count() or 1) if len(files) >= WORTH_IT else 1
    found_in_turn = _here(database, files, order) if processes < 2 else _beside(database, files, order, processes)
    for done, (index, found) in enumerate(found_in_turn, 1):
        progress(files[index].name, done, len(files))
        yield index, found


def unpacked(packed: bytes) -> Content:
    """What a file says."""
    content: Content = pickle.loads(packed)
    return content


def refused(file: str, error: XinshiminError) -> ImportReport:
    """The report on a file that was not understood."""
    return ImportReport(file, "refused", error=str(error), rows=error.rows if isinstance(error, RowsError) else ())


def _here(database: Database, files: Sequence[Path], order: Order) -> Iterator[tuple[int, Found]]:
    for index, found in _begun(database, files, order):
        yield index, _take_apart(found) if isinstance(found, Unread) else found


def _beside(database: Database, files: Sequence[Path], order: Order, processes: int) -> Iterator[tuple[int, Found]]:
    waiting: dict[Future[Found], int] = {}
    context = multiprocessing.get_context("spawn")  # a fork would carry the threads' locks and the connections along
    with ProcessPoolExecutor(processes, mp_context=context, initializer=_end_with_parent) as pool:
        for index, found in _begun(database, files, order):
            if not isinstance(found, Unread):
                yield index, found
                continue
            try:
                waiting[pool.submit(_take_apart, found)] = index
            except BrokenProcessPool:
                yield index, ImportReport(str(files[index]), "refused", error=DIED)
            if len(waiting) >= processes * AHEAD:
                yield from _finished(waiting, files)
        while waiting:
            yield from _finished(waiting, files)


def _finished(waiting: dict[Future[Found], int], files: Sequence[Path]) -> Iterator[tuple[int, Found]]:
    for future in wait(waiting, return_when=FIRST_COMPLETED).done:
        index = waiting.pop(future)
        try:
            yield index, future.result()
        except BrokenProcessPool:
            yield index, ImportReport(str(files[index]), "refused", error=DIED)


def _begun(database: Database, files: Sequence[Path], order: Order) -> Iterator[tuple[int, Found | Unread]]:
    """What is known before a file is read, of each; the store is asked for many at once."""
    for start in range(0, len(files), TOGETHER):
        some = files[start : start + TOGETHER]
        with reading(database) as connection:
            known = present(connection, [] if order.again else _hashes(some)).bytes_sha256
        for index, path in enumerate(some, start):
            yield index, _begin(database, path, order, known)


def _hashes(files: Sequence[Path]) -> list[str]:
    found = []
    for path in files:
        with suppress(XinshiminError, OSError):  # said of the file when its turn comes
            found.append(hash_of(path))
    return found


def _begin(database: Database, path: Path, order: Order, known: Container[str]) -> Found | Unread:
    try:
        found = known_or_unread(database, path, order, known)
        return pickle.dumps(found) if isinstance(found, Content) else found
    except StoreError:
        raise
    except XinshiminError as error:
        return refused(str(path), error)


def _take_apart(unread: Unread) -> Found:
    try:
        return pickle.dumps(take_apart(unread))
    except XinshiminError as error:
        return refused(str(unread.path), error)


def _end_with_parent() -> None:
    """A process that reads does not outlive the import, however that ended."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent,), daemon=True).start()


def _end_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
