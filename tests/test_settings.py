"""Settings: from the command line, the environment, or the defaults."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import PLATFORMS, PREFIX, ROOT, SETTINGS, DeskSettings, Settings, load_settings


@pytest.mark.parametrize(
    ("environment", "given", "name", "expected"),
    [
        ({}, {}, "port", 5005),
        ({}, {}, "host", "127.0.0.1"),
        ({}, {}, "home", ROOT / ".xinshimin"),
        ({}, {}, "policies", ROOT / "policies"),
        ({}, {}, "models", ROOT / ".xinshimin" / "models"),
        ({"XINSHIMIN_MODELS": "/srv/models"}, {}, "models", Path("/srv/models")),
        ({}, {}, "database_url", f"sqlite:///{ROOT}/.xinshimin/store.db"),
        ({}, {}, "conversations_url", f"sqlite:///{ROOT}/.xinshimin/conversations.db"),
        ({}, {}, "desk_hours", ""),
        ({"XINSHIMIN_DESK_HOURS": " 工作日9:00—17:00 "}, {}, "desk_hours", "工作日9:00—17:00"),
        ({}, {}, "handover_topics", ()),
        ({"XINSHIMIN_HANDOVER_TOPICS": "wage_arrears， work_injury"}, {}, "handover_topics", ("wage_arrears", "work_injury")),
        ({}, {}, "channels", ("web", "rest")),
        ({"XINSHIMIN_HOST": "0.0.0.0"}, {}, "channels", ("web",)),
        ({"XINSHIMIN_HOST": "0.0.0.0", "XINSHIMIN_CHANNELS": "web，socketio"}, {}, "channels", ("web", "socketio")),
        (
            {"XINSHIMIN_WEB_ORIGINS": "https://WWW.Baotou.gov.cn/, http://127.0.0.1:8000"},
            {},
            "web_origins",
            ("https://www.baotou.gov.cn", "http://127.0.0.1:8000"),
        ),
        ({"XINSHIMIN_WEB_ORIGINS": "*"}, {}, "web_origins", ("*",)),
        ({}, {}, "web_days", 30),
        ({}, {}, "desk", DeskSettings("127.0.0.1", 5010, False, timedelta(hours=1), timedelta(hours=12), 5, timedelta(minutes=15))),
        (
            {"XINSHIMIN_DESK_HOST": "0.0.0.0", "XINSHIMIN_DESK_HTTPS": "yes", "XINSHIMIN_DESK_LOCK": "30", "XINSHIMIN_DESK_IDLE": "5"},
            {},
            "desk",
            DeskSettings("0.0.0.0", 5010, True, timedelta(minutes=5), timedelta(hours=12), 5, timedelta(minutes=30)),
        ),
        ({}, {}, "api_keys", ()),
        ({"XINSHIMIN_API_KEYS": f"{'a' * 32}， {'b' * 40}"}, {}, "api_keys", ("a" * 32, "b" * 40)),
        ({"XINSHIMIN_API_ORIGINS": "*"}, {}, "api_origins", ("*",)),
        ({"XINSHIMIN_PROXIES": "1"}, {}, "proxies", 1),
        ({"XINSHIMIN_PORT": "8080"}, {}, "port", 8080),
        ({"XINSHIMIN_PORT": "8080"}, {"port": 9090}, "port", 9090),
        ({"XINSHIMIN_PORT": "8080"}, {"port": None}, "port", 8080),
        ({"XINSHIMIN_PORT": ""}, {}, "port", 5005),
        ({"PORT": "8080"}, {}, "port", 5005),
        ({"XINSHIMIN_START_TIMEOUT": "600"}, {}, "start_timeout", 600),
        ({"XINSHIMIN_HOST": "0.0.0.0"}, {"host": None}, "host", "0.0.0.0"),
        ({"XINSHIMIN_HOME": "/srv/bot"}, {}, "database_url", "sqlite:////srv/bot/store.db"),
        ({"XINSHIMIN_HOME": "/srv/bot"}, {"home": Path("/tmp/bot")}, "database_url", "sqlite:////tmp/bot/store.db"),
        ({"XINSHIMIN_HOME": "{root}/state"}, {}, "home", ROOT / "state"),
        ({"XINSHIMIN_POLICIES": "{home}/policies"}, {}, "policies", ROOT / ".xinshimin" / "policies"),
        ({"XINSHIMIN_DATABASE_URL": "postgresql://u:p{w}@db/x"}, {}, "database_url", "postgresql://u:p{w}@db/x"),
    ],
)
def test_the_command_line_goes_before_the_environment_and_that_before_the_default(environment, given, name, expected):
    assert getattr(load_settings(environment, **given), name) == expected


def test_the_environment_of_the_process_counts_where_no_other_is_given(monkeypatch):
    monkeypatch.setenv("XINSHIMIN_PORT", "7007")
    assert load_settings().port == 7007


@pytest.mark.parametrize(("home", "folder"), [("~/bot", Path.home() / "bot"), ("bot", Path.cwd() / "bot")])
def test_database_models_logs_and_cache_live_in_one_absolute_home(home, folder):
    settings = load_settings({"XINSHIMIN_HOME": home})
    assert settings.home == folder
    assert settings.database_url == f"sqlite:///{folder}/store.db"
    assert {settings.models.parent, settings.logs.parent, settings.cache.parent} == {folder}
    assert len({settings.models, settings.logs, settings.cache}) == 3


@pytest.mark.parametrize("name", ["port", "actions_port"])
@pytest.mark.parametrize("value", ["0", "65536", "-1", "abc", "80.5", " 80", "1e3"])
def test_what_is_no_port_is_refused_in_one_sentence_that_names_the_setting(name, value):
    with pytest.raises(SettingsError) as caught:
        load_settings({}, **{name: value})
    assert (caught.value.name, caught.value.value) == (PREFIX + name.upper(), value)
    assert f"{PREFIX}{name.upper()}={value}" in str(caught.value) and "65535" in str(caught.value)


@pytest.mark.parametrize("value", ["0", "soon", "86401"])
def test_what_is_no_number_of_seconds_is_refused(value):
    with pytest.raises(SettingsError, match="秒"):
        load_settings({"XINSHIMIN_START_TIMEOUT": value})


def test_two_parts_cannot_share_a_port():
    with pytest.raises(SettingsError, match="XINSHIMIN_ACTIONS_PORT=5055"):
        load_settings({}, port=5055)
    with pytest.raises(SettingsError, match="XINSHIMIN_DESK_PORT=5055"):
        load_settings({}, desk_port=5055)


@pytest.mark.parametrize(
    ("name", "value"), [("desk_https", "maybe"), ("desk_idle", "0"), ("desk_session", "200"), ("desk_failures", "x"), ("desk_lock", "-1")]
)
def test_what_the_desk_cannot_use_is_refused(name, value):
    with pytest.raises(SettingsError, match=PREFIX + name.upper()):
        load_settings({}, **{name: value})


def test_conversations_have_a_database_of_their_own():
    with pytest.raises(SettingsError, match="XINSHIMIN_CONVERSATIONS_URL"):
        load_settings({}, database_url="postgresql://db/x", conversations_url="postgresql://db/x")


def test_a_topic_that_does_not_exist_cannot_be_handed_over():
    with pytest.raises(SettingsError, match="horoscope"):
        load_settings({}, handover_topics="wage_arrears,horoscope")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("channels", "web,telnet"),
        ("web_origins", "www.baotou.gov.cn"),
        ("web_origins", "https://baotou.gov.cn/chat"),
        ("web_origins", "https://baotou.gov.cn; script-src *"),
        ("web_days", "0"),
        ("web_rate", "many"),
        ("proxies", "11"),
        ("api_rate", "0"),
        ("api_origins", "www.baotou.gov.cn"),
    ],
)
def test_what_the_web_channel_cannot_use_is_refused(name, value):
    with pytest.raises(SettingsError, match=PREFIX + name.upper()):
        load_settings({}, **{name: value})


@pytest.mark.parametrize("name", ["web_secret", "api_keys"])
def test_a_secret_that_is_too_short_is_refused_without_being_shown(name):
    with pytest.raises(SettingsError, match=PREFIX + name.upper()) as caught:
        load_settings({}, **{name: "hunter2"})
    assert "hunter2" not in str(caught.value) and "32" in str(caught.value)


def test_every_setting_has_a_name_of_its_own_a_help_and_a_value():
    names = [setting.name for setting in SETTINGS]
    assert len(set(names)) == len(names)
    platforms = {name for name in names if name.startswith(PLATFORMS)}
    desk = {f"desk_{name}" for name in DeskSettings.__dataclass_fields__}
    assert set(names) - platforms - desk == set(Settings.__dataclass_fields__) - {"platforms", "desk"} and platforms == set(
        load_settings({}).platforms
    )
    assert all(setting.help.strip() and setting.name.islower() for setting in SETTINGS)
    assert {setting.name for setting in SETTINGS if setting.port} == {name for name in names if name.endswith("port")}
