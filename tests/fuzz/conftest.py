"""The desk of tests/desk, for forms."""

from tests.desk.conftest import app, clock, open_browser, settings, shared, staff

__all__ = ["app", "clock", "open_browser", "settings", "shared", "staff"]
