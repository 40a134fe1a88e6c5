"""`xinshimin wechat`: the menu is pushed and shown, and what is missing is said."""

import json

import pytest
from typer.testing import CliRunner

from bot.cli.main import app
from bot.errors import MenuError, PlatformError, SettingsError
from tests.wechat.conftest import ENVIRONMENT
from tests.wechat.interface import serving


@pytest.fixture
def interface():
    with serving() as running:
        yield running


@pytest.fixture
def xinshimin(interface):
    """Run the command with an official account, and further environment."""

    def run(*arguments, **more):
        given = {name: value for name, value in ENVIRONMENT.items() if "_WECHAT_" in name}
        given |= {"XINSHIMIN_WECHAT_API": interface.address}
        return CliRunner().invoke(app, ["wechat", *arguments], env=given | {f"XINSHIMIN_{name}": value for name, value in more.items()})

    return run


def test_the_menu_is_pushed_as_it_is_shown(xinshimin, interface):
    assert xinshimin("menu", "push").exit_code == 0
    assert interface.menu == json.loads(xinshimin("menu", "show", "--json").stdout)
    assert json.loads(xinshimin("menu", "show", "--live").stdout)["selfmenu_info"] == interface.menu
    assert "公租房：topic public_rental_housing" in xinshimin("menu", "show").stdout


def test_a_menu_of_ones_own(xinshimin, interface, tmp_path):
    path = tmp_path / "menu.yml"
    path.write_text("welcome: []\nmenu: [{name: 住房, entries: [{name: 公租房, topic: public_rental_housing}]}]", encoding="utf-8")
    assert xinshimin("menu", "push", "--file", str(path)).exit_code == 0 and len(interface.menu["button"]) == 1
    path.write_text("menu: {}", encoding="utf-8")
    assert isinstance(xinshimin("menu", "push", "--file", str(path)).exception, MenuError)


def test_without_an_account_or_its_right_it_says_why(xinshimin, interface):
    assert isinstance(xinshimin("menu", "push", WECHAT_SECRET="").exception, SettingsError)
    assert isinstance(xinshimin("menu", "push", WECHAT_TOKEN="").exception, SettingsError)
    interface.errors = [48001]
    done = xinshimin("menu", "push")
    assert isinstance(done.exception, PlatformError) and done.exception.code == 48001


def test_check_names_what_is_missing_and_ends_with_three(xinshimin):
    done = xinshimin("check")
    assert done.exit_code == 3 and "缺  " in done.stdout and "XINSHIMIN_WECHAT_SEND=yes" in done.stdout
    whole = xinshimin("check", "--json", WECHAT_SEND="yes", WECHAT_PAGES="https://zc.example.gov.cn")
    assert whole.exit_code == 0 and all(finding["good"] for finding in json.loads(whole.stdout))
