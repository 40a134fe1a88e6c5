"""Tables as text."""

import pytest

from bot.errors import PolicyFileError
from bot.importer.formats.csv_file import read_csv

ROWS = '序号,任务,责任单位\r\n1,"放开落户，\n取消""限制""",公安局\r\n'
LINES = '序号\t任务\t责任单位\n1\t放开落户， 取消"限制"\t公安局\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_rows_become_lines(encoding):
    extracted = read_csv("a.csv", ROWS.encode(encoding))
    assert (extracted.text, extracted.format) == (LINES, "csv")
    assert bool(extracted.warnings) == (encoding == "gb18030")


@pytest.mark.parametrize("sign", ["\t", ";"])
def test_other_signs_between_cells_are_found(sign):
    assert read_csv("a.csv", f"区域{sign}系数，倍\n天河区{sign}1.2\n".encode()).text == "区域\t系数，倍\n天河区\t1.2\n"


def test_a_long_cell_is_read():
    assert len(read_csv("a.csv", f"问,答\n多少,{'长' * 200_000}\n".encode()).text) > 200_000


@pytest.mark.parametrize("written", ['甲,"乙\n丙,丁\n', f"甲,{'长' * 1_000_001}\n"])
def test_quotes_that_do_not_close_and_cells_without_end_are_refused(written):
    with pytest.raises(PolicyFileError, match="引号"):
        read_csv("a.csv", written.encode())
