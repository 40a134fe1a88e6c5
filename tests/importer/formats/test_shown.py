"""Cells as a person sees them."""

from datetime import date, datetime, time

import pytest

from bot.importer.formats.shown import shown


@pytest.mark.parametrize(("value", "number_format", "text"), [
    (None, "General", ""), ("0472-5618000", "@", "0472-5618000"), (1, "General", "1"), (1.0, "General", "1"), (37.5, "General", "37.5"),
    (0.1 + 0.2, "General", "0.3"), (0.15, "0%", "15%"), (0.155, "0.0%", "15.5%"), (1963.5, "0.00", "1963.50"), (49952, "#,##0", "49,952"),
    (49952.5, '#,##0.00"元"', "49,952.50"), (2.6, "0", "3"), (True, "General", "是"), (12345, None, "12345"),
    (datetime(2024, 5, 23), "yyyy-mm-dd", "2024-05-23"), (date(2024, 5, 3), 'yyyy"年"m"月"d"日"', "2024年5月3日"),
    (datetime(2024, 5, 1), 'yyyy"年"m"月"', "2024年5月"), (datetime(2024, 5, 23, 9, 30), "yyyy-mm-dd hh:mm", "2024-05-23 09:30"),
    (time(9, 5), "h:mm", "09:05"),
])  # fmt: skip
def test_a_cell_is_shown_as_in_the_sheet(value, number_format, text):
    assert shown(value, number_format) == text
