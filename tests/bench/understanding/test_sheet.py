"""Tables as pages hold them."""

from bench.understanding.sheet import Sheet, percent


def test_a_page_gets_title_note_columns_and_rows():
    lines = Sheet("题", ("a", "b"), [["1", "x|y"]], "注").markdown().splitlines()
    assert lines == ["## 题", "", "注", "", "| a | b |", "| --- | --- |", "| 1 | x/y |"]


def test_the_terminal_gets_the_same_cells():
    table = Sheet("题", ("a", "b"), [["1", "2"], ["3", "4"]]).table()
    assert [list(column.cells) for column in table.columns] == [["1", "3"], ["2", "4"]] and table.caption is None


def test_a_share_is_written_as_per_cent():
    assert percent(0.9567) == "95.7 %"
