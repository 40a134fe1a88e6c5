"""The pages, in the order of the menu. Another page is one more file here, and one more name in the list."""

from bot.desk.page import Page
from bot.desk.pages import (
    accounts,
    audit,
    bodies,
    changes,
    clause_reports,
    clauses,
    document,
    documents,
    examples,
    learning,
    life,
    look_up,
    own_password,
    sheets,
    sign_in,
)  # fmt: skip

PAGES: tuple[Page, ...] = (
    look_up.PAGE,
    documents.PAGE,
    document.PAGE,
    clauses.PAGE,
    life.PAGE,
    changes.PAGE,
    sheets.PAGE,
    bodies.PAGE,
    clause_reports.PAGE,
    learning.PAGE,
    examples.PAGE,
    accounts.PAGE,
    audit.PAGE,
    own_password.PAGE,
    sign_in.PAGE,
)
