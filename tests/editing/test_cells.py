"""What goes into a cell comes out of it."""

import pytest
from hypothesis import given
from openpyxl import Workbook, load_workbook

from bot.editing.cells import LABELS, LONGEST, TooLongError, label, read_text, read_value, word, write_text, write_value
from tests.editing.samples import TEXTS, VALUES, settings


@pytest.fixture(scope="module")
def through(tmp_path_factory):
    """Write with `write`, save, load, read with `read`."""
    path = tmp_path_factory.mktemp("cells") / "a.xlsx"

    def through(value, write, read):
        workbook = Workbook()
        write(workbook.active["A1"], value)
        workbook.save(path)
        return read(load_workbook(path).active["A1"])

    return through


@settings
@given(TEXTS)
def test_any_text_comes_back(through, text):
    assert through(text, write_text, read_text) == text


@settings
@given(VALUES)
def test_any_value_comes_back_with_its_type(through, value):
    found = through(value, write_value, read_value)
    assert (tuple(found) if isinstance(found, list) else found) == value
    if isinstance(value, (str, tuple)):
        assert isinstance(found, str if isinstance(value, str) else list)


def test_a_number_typed_into_a_text_cell_is_its_digits():
    cell = Workbook().active["A1"]
    cell.value = 12
    assert read_text(cell) == "12" and read_value(cell) == 12
    cell.value = "=1+1"
    with pytest.raises(ValueError, match="公式"):
        read_text(cell)


def test_a_list_that_is_none_is_told():
    cell = Workbook().active["A1"]
    write_text(cell, '["甲"')
    with pytest.raises(ValueError, match="甲"):
        read_value(cell)


def test_a_text_too_long_for_a_cell_is_told():
    with pytest.raises(TooLongError):
        write_text(Workbook().active["A1"], "长" * (LONGEST + 1))


@pytest.mark.parametrize("group", LABELS)
def test_labels_and_words_go_both_ways(group):
    for key, name in LABELS[group].items():
        assert label(group, key) == name and word(group, f" {name} ") == key == word(group, key)
    assert len(set(LABELS[group].values())) == len(LABELS[group])
    assert label(group, None) is None is word(group, None) and word(group, "别的") == "别的"
