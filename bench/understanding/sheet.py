"""A table with a title and a note, for the terminal and for the page."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.table import Table


@dataclass(frozen=True)
class Sheet:
    """Rows below named columns; `note` says what a reader must know to read them."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    note: str = ""

    def table(self) -> Table:
        """As the terminal shows it."""
        table = Table(*self.columns, title=self.title, caption=self.note or None)
        for row in self.rows:
            table.add_row(*row)
        return table

    def markdown(self) -> str:
        """As the page shows it."""
        lines = [f"## {self.title}", ""]
        if self.note:
            lines += [self.note, ""]
        lines += [_line(self.columns), _line(["---"] * len(self.columns)), *(_line(row) for row in self.rows), ""]
        return "\n".join(lines)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def percent(part: float) -> str:
    """A share as per cent."""
    return f"{100 * part:.1f} %"
