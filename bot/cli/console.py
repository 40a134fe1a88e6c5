"""What the commands share: a terminal for people, JSON for scripts."""

import json
from typing import Any

import typer
from rich.console import Console

JSON_OPTION = typer.Option(False, "--json", help="输出 JSON，供程序使用")

notes = Console(stderr=True, highlight=False)


def say(text: str) -> None:
    """Print a line on standard output, as it is."""
    typer.echo(text)


def print_json(data: Any) -> None:
    """Print `data` as JSON on standard output."""
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
