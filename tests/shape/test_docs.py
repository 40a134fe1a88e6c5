"""Settings and commands are documented, and the README names what exists."""

import re
from pathlib import Path

import typer.main

from bot.cli.main import app
from bot.settings import PREFIX, SETTINGS

ROOT = Path(__file__).parents[2]


def text(path):
    return (ROOT / path).read_text(encoding="utf-8")


def test_every_setting_is_documented_with_its_help():
    page = text("docs/reference/settings.md")
    for setting in SETTINGS:
        row = next(line for line in page.splitlines() if f"`{PREFIX}{setting.name.upper()}`" in line)
        assert setting.help.split("；")[0] in row


def test_every_command_is_documented():
    page, group = text("docs/reference/commands.md"), typer.main.get_command(app)
    for command_name, command in group.commands.items():
        names = [f"{command_name} {sub}" for sub in command.commands] if hasattr(command, "commands") else [command_name]
        for one in names:
            assert f"`xinshimin {one}" in page, one


def test_the_readme_gives_the_two_commands_and_names_only_what_exists():
    page = text("README.md")
    assert "make run" in page and "make test" in page
    for target in re.findall(r"\]\(([^)#]+?)\)", page):
        if "://" not in target:
            assert (ROOT / target).exists(), target


def test_links_between_pages_lead_somewhere():
    for page in (ROOT / "docs").rglob("*.md"):
        for target in re.findall(r"\]\(([^)#]+?)\)", page.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (page.parent / target).exists(), f"{page}: {target}"


def test_make_help_prints_every_target_with_its_help():
    targets = re.findall(r"^([a-z-]+):.*##", text("Makefile"), re.MULTILINE)
    assert {"run", "test", "lint", "bench"} <= set(targets)


def test_the_threat_model_rests_on_files_that_exist():
    named = re.findall(r"`((?:bot|tests|deploy|docs)/[\w./-]+)`", text("docs/threat-model.md"))
    assert len(named) > 60
    assert {path for path in named if not (ROOT / path).exists()} == set()


def test_the_threat_model_names_every_folder_of_channels_and_every_server_of_nginx():
    page = text("docs/threat-model.md")
    for entry in re.findall(r"location (?:= |~ \^)?(/[\w]+)", text("deploy/nginx/servers/citizens.conf")):
        assert entry in page, entry
