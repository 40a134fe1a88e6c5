"""Arrays in files that are mapped, and rows in another order."""

import numpy as np
import pytest

from bot.language.mapped import Rearranged, mapped

ARRAY = np.arange(12, dtype=np.uint8).reshape(4, 3)


def test_an_array_comes_back_from_its_file_which_is_written_once(tmp_path):
    folder = tmp_path / "cache"
    first = mapped(ARRAY, folder, "table")
    (path,) = folder.iterdir()
    written = path.stat().st_mtime_ns
    second = mapped(ARRAY, folder, "table")
    assert isinstance(first, np.memmap) and isinstance(second, np.memmap) and path.stat().st_mtime_ns == written
    assert (first == ARRAY).all() and (second == ARRAY).all() and second.dtype == ARRAY.dtype


def test_a_file_that_was_cut_off_is_written_anew_and_other_numbers_have_another_file(tmp_path):
    mapped(ARRAY, tmp_path, "table")
    (path,) = tmp_path.iterdir()
    path.write_bytes(b"...")
    assert (mapped(ARRAY, tmp_path, "table") == ARRAY).all()
    assert path.read_bytes() == ARRAY.tobytes()
    assert (mapped(ARRAY + 1, tmp_path, "table") == ARRAY + 1).all() and len(list(tmp_path.iterdir())) == 2


def test_numbers_of_several_bytes_and_parts_of_arrays_are_kept_too(tmp_path):
    part = np.linspace(0, 1, 20, dtype=np.float32).reshape(5, 4)[::2, 1:]
    assert (mapped(part, tmp_path, "part") == part).all()


def test_without_a_folder_that_can_be_written_the_array_stays_in_memory(tmp_path):
    (tmp_path / "cache").write_text("no folder", encoding="utf-8")
    assert mapped(ARRAY, tmp_path / "cache", "table") is ARRAY


@pytest.mark.parametrize("order", [[0, 1, 2, 3], [2, 0, 3, 1]])
def test_rearranged_rows_are_asked_for_as_before(order):
    rearranged = Rearranged(ARRAY[order], np.array(order))
    for rows in ([], [0], [3, 1, 1, 2]):
        assert (rearranged[np.array(rows, dtype=np.int64)] == ARRAY[rows]).all()
