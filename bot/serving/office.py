"""When somebody sits at the desk: per place, in China's time, from a file that a city writes.

```yaml
default:                      # places without an entry of their own, or of a place above them
  - {days: 一二三四五, from: "9:00", to: "12:00"}
  - {days: 一二三四五, from: "14:30", to: "17:30"}
places:
  "150200": [{days: 一二三四五六日, from: "8:00", to: "20:00"}]
closed: ["2026-10-01"]        # days on which nobody comes
open: ["2026-10-10"]          # days of the weekend on which all work as on a Monday
```
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import yaml

from bot.errors import SettingsError

DAYS = "一二三四五六日"
CHINA = timedelta(hours=8)  # from UTC; there is no summer time
LATEST = time(23, 59)
KEYS = {"default", "places", "closed", "open"}


@dataclass(frozen=True)
class Shift:
    """On `days` (0 is Monday) from one time to another."""

    days: tuple[int, ...]
    begin: time
    end: time

    def covers(self, day: int, at: time) -> bool:
        """Whether somebody is there on that day of the week at that time."""
        return day in self.days and self.begin <= at < self.end


@dataclass(frozen=True)
class Hours:
    """Whether somebody is there now (None where that is not known), and the hours as a citizen reads them; empty where there is no desk."""

    open: bool | None
    text: str


class Office:
    """The hours of all places. Make one with `read`; `told` is what is said where no file says more."""

    def __init__(self, told: str, places: Mapping[str, Sequence[Shift]], closed: Iterable[date] = (), opened: Iterable[date] = ()) -> None:
        self._told, self._places, self._closed, self._opened = told, places, frozenset(closed), frozenset(opened)

    @classmethod
    def read(cls, path: Path | None, told: str = "") -> "Office":
        """The hours in a file; without one only `told` is known. Raises `SettingsError` for a file that cannot be used."""
        if path is None:
            return cls(told, {})
        try:
            found = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
            if not isinstance(found, dict) or set(found) - KEYS:
                raise ValueError(f"只认识 {'、'.join(sorted(KEYS))}")
            places = {str(code): _shifts(rows) for code, rows in (found.get("places") or {}).items()}
            places |= {"": _shifts(found["default"])} if found.get("default") else {}
            return cls(told, places, _dates(found.get("closed")), _dates(found.get("open")))
        except (OSError, ValueError, KeyError, TypeError, AttributeError, yaml.YAMLError) as error:
            why = str(error).split("\n")[0]
            raise SettingsError("XINSHIMIN_DESK_OFFICE", str(path), f"照 docs/how-to/talk-with-citizens.md 写的文件（{why}）") from error

    def at(self, region_code: str | None, moment: datetime) -> Hours:
        """The hours of a place, and whether somebody is there at `moment` (UTC, without zone); the nearest place above it counts."""
        shifts = next((self._places[code] for code in _chain(region_code or "") if code in self._places), None)
        if shifts is None:
            return Hours(None, self._told)
        here = moment + CHINA
        day = 0 if here.date() in self._opened else here.weekday()
        there = here.date() not in self._closed and any(one.covers(day, here.time()) for one in shifts)
        return Hours(there, "；".join(_spoken(one) for one in shifts))


def _chain(code: str) -> tuple[str, ...]:
    """The place and those above it; the empty name is everywhere."""
    return (code, code[:4] + "00", code[:2] + "0000", "") if len(code) == 6 else ("",)


def _shifts(rows: Sequence[Mapping[str, Any]]) -> tuple[Shift, ...]:
    return tuple(Shift(tuple(DAYS.index(day) for day in str(row["days"])), _time(row["from"]), _time(row["to"])) for row in rows)


def _time(text: object) -> time:
    if not isinstance(text, str):  # YAML reads 9:00 without quotes as a number of minutes
        raise ValueError(f'时间要加引号，例如 "9:00"，现在是 {text}')
    hour, minute = (int(part) for part in text.split(":"))
    return LATEST if (hour, minute) == (24, 0) else time(hour, minute)


def _dates(rows: Sequence[object] | None) -> list[date]:
    return [date.fromisoformat(str(row)) for row in rows or ()]


def _spoken(shift: Shift) -> str:
    first, last = shift.days[0], shift.days[-1]
    run = len(shift.days) > 2 and shift.days == tuple(range(first, last + 1))
    days = f"周{DAYS[first]}至周{DAYS[last]}" if run else "、".join(f"周{DAYS[day]}" for day in shift.days)
    return f"{days} {shift.begin:%H:%M}—{shift.end:%H:%M}"
