"""The secret is there from the first start on, the same for all workers, and nobody else's to read."""

import stat
import threading

import pytest

from bot.channels.web.secret import FILE, open_secret
from bot.errors import SettingsError
from bot.settings import load_settings


@pytest.fixture
def settings(tmp_path):
    return load_settings({}, home=tmp_path / "home")


def test_it_is_made_once_and_kept_for_this_user_alone(settings):
    secret = open_secret(settings)
    assert len(secret) >= 32 and open_secret(settings) == secret
    assert stat.S_IMODE((settings.home / FILE).stat().st_mode) == 0o600


def test_workers_that_start_together_have_the_same(settings):
    found = []
    threads = [threading.Thread(target=lambda: found.append(open_secret(settings))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8 and len(set(found)) == 1


def test_the_setting_goes_first_and_writes_nothing(tmp_path):
    settings = load_settings({}, home=tmp_path, web_secret="s" * 40)
    assert open_secret(settings) == "s" * 40 and not (tmp_path / FILE).exists()


def test_an_empty_file_is_said(settings):
    settings.home.mkdir()
    (settings.home / FILE).touch()
    with pytest.raises(SettingsError, match="密钥"):
        open_secret(settings)
