"""A setting from the environment, or from the file that it names."""

import pytest

from bot.environment import told
from bot.errors import SettingsError
from bot.settings import load_settings

NAME = "XINSHIMIN_REDIS_URL"


@pytest.fixture
def file(tmp_path):
    file = tmp_path / "redis_url"
    file.write_text("redis://:密码@10.0.0.7:6379/0\n", encoding="utf-8")
    return str(file)


def test_a_file_holds_the_value(file):
    assert told({f"{NAME}_FILE": file}, NAME) == "redis://:密码@10.0.0.7:6379/0"
    assert load_settings({f"{NAME}_FILE": file}).redis_url == "redis://:密码@10.0.0.7:6379/0"


def test_the_value_itself_goes_first_and_an_empty_one_counts_as_none(file):
    assert told({NAME: "redis://here", f"{NAME}_FILE": file}, NAME) == "redis://here"
    assert (told({NAME: "", f"{NAME}_FILE": file}, NAME) or "").endswith("6379/0")
    assert told({}, NAME) is None and told({f"{NAME}_FILE": ""}, NAME) is None


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")
    for wrong in (tmp_path / "nowhere", tmp_path, tmp_path / "binary"):
        with pytest.raises(SettingsError, match=f"{NAME}_FILE={wrong}"):
            told({f"{NAME}_FILE": str(wrong)}, NAME)


def test_what_a_secret_file_holds_is_not_said_in_an_error(tmp_path):
    (tmp_path / "secret").write_text("short-but-secret")
    with pytest.raises(SettingsError) as error:
        load_settings({"XINSHIMIN_WEB_SECRET_FILE": str(tmp_path / "secret")})
    assert "short-but-secret" not in str(error.value)
