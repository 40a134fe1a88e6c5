"""Hours of the desk: the nearest place counts, in China's time, and a file that cannot be read is told."""

from datetime import datetime

import pytest

from bot.errors import SettingsError
from bot.serving.office import Hours, Office

FILE = """
default:
  - {days: 一二三四五, from: "9:00", to: "12:00"}
  - {days: 一二三四五, from: "14:30", to: "17:30"}
places:
  "150200": [{days: 一二三四五六日, from: "8:00", to: "24:00"}]
closed: ["2026-10-01"]
open: [2026-10-10]
"""


@pytest.fixture
def office(tmp_path):
    path = tmp_path / "office.yml"
    path.write_text(FILE, encoding="utf-8")
    return Office.read(path)


@pytest.mark.parametrize(
    ("code", "utc", "there"),
    [
        ("320600", "2026-11-23T01:00", True),  # Monday 9:00 in China
        ("320600", "2026-11-23T00:59", False),
        ("320600", "2026-11-23T04:00", False),  # 12:00
        (None, "2026-11-23T06:30", True),
        ("320600", "2026-11-22T01:00", False),  # Sunday
        ("150200", "2026-11-22T01:00", True),
        ("150203", "2026-11-22T15:58", True),  # a district of it
        ("150100", "2026-11-22T01:00", False),
        ("320600", "2026-10-01T01:00", False),  # a Thursday, but a holiday
        ("320600", "2026-10-10T01:00", True),  # a Saturday, but all work
    ],
)
def test_whether_somebody_is_there(office, code, utc, there):
    assert office.at(code, datetime.fromisoformat(utc)).open is there


def test_the_hours_as_a_citizen_reads_them(office):
    at = datetime(2026, 11, 23)
    assert office.at("320600", at).text == "周一至周五 09:00—12:00；周一至周五 14:30—17:30"
    assert office.at("150200", at).text == "周一至周日 08:00—23:59"


def test_without_a_file_only_what_the_setting_says_is_known():
    assert Office.read(None, "工作日9:00—17:00").at("150200", datetime(2026, 1, 1)) == Hours(None, "工作日9:00—17:00")


@pytest.mark.parametrize(
    "text",
    ["default: [{days: 八, from: '9:00', to: '10:00'}]", "default: [{days: 一, from: 9:00, to: 10:00}]", "hours: 1", "[", "places: 3"],
)
def test_a_file_that_cannot_be_used_is_told(tmp_path, text):
    path = tmp_path / "office.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"office\.yml"):
        Office.read(path)


def test_a_file_that_is_missing_is_told(tmp_path):
    with pytest.raises(SettingsError):
        Office.read(tmp_path / "none.yml")
