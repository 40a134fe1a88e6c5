"""Pages as HTML: everything that is put into a template is escaped."""

from collections.abc import Sequence
from typing import Any

from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from bot.conversations.records import CLOCK
from bot.conversations.staff.records import ROLES, Account
from bot.desk.page import MenuEntry


class Views:
    """Fills templates. Make one with `open`; `menu` is set by the app."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self.menu: Sequence[MenuEntry] = ()

    @classmethod
    def open(cls) -> "Views":
        """Use the templates that ship with the program."""
        loader = PackageLoader("bot.desk", "templates")
        environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
        environment.globals["roles"] = dict(ROLES)
        environment.filters["clock"] = lambda at: (at + CLOCK).strftime("%m-%d %H:%M")
        environment.filters["moment"] = lambda at: (at + CLOCK).strftime("%Y-%m-%d %H:%M:%S")
        return cls(environment)

    def page(self, template: str, csrf: str, account: Account | None, status: int = 200, path: str = "", **facts: Any) -> HTMLResponse:
        """The page `template` as `account` may see it; `path` is its line in the menu, `csrf` what its forms send back."""
        menu = [entry for entry in self.menu if account and not account.must_change and entry.is_for(account)]
        text = self._environment.get_template(template).render(csrf=csrf, account=account, menu=menu, path=path, **facts)
        return HTMLResponse(text, status)

    def part(self, template: str, **facts: Any) -> str:
        """A part of a page."""
        return self._environment.get_template(template).render(**facts)
