"""What the processes of the layout are told; that they run is tested in tests/deploy/test_layout.py."""

from bot.settings import load_settings
from deploy.local.layout import Layout, answers
from tests.ports import free_port


def test_every_worker_has_ports_of_its_own(tmp_path):
    layout = Layout(tmp_path, workers=3)
    parts = [process for number, worker in enumerate(layout.workers, 1) for process in layout.parts_of(number, worker)]
    assert [part.name for part in parts] == [f"{kind}-{number}" for number in (1, 2, 3) for kind in ("actions", "dialogue")]
    ports = [port for worker in layout.workers for port in (worker.port, worker.actions_port)]
    assert len({*ports, layout.desk_inside, layout.door.port, layout.door.desk_port, layout.postgresql.port, layout.redis.port}) == 11
    for number, worker in enumerate(layout.workers, 1):
        for process in layout.parts_of(number, worker):
            settings = load_settings(process.environment)
            assert (settings.port, settings.actions_port, settings.desk.port) == (worker.port, worker.actions_port, layout.desk_inside)


def test_all_processes_share_databases_redis_and_the_secret_of_sessions(tmp_path):
    layout = Layout(tmp_path)
    told = [load_settings(process.environment) for worker in layout.workers for process in layout.parts_of(1, worker)]
    told.append(load_settings(layout.desk().environment))
    assert len({(one.database_url, one.conversations_url, one.redis_url, one.web_secret) for one in told}) == 1
    assert told[0].database_url.startswith("postgresql://") and told[0].redis_url and len(told[0].web_secret) >= 32
    assert told[0].channels == ("web",) and told[0].proxies == 1 and told[0].desk.https


def test_what_is_secret_stands_in_files_of_this_user_alone(tmp_path):
    layout = Layout(tmp_path)
    settings = load_settings(layout.environment)
    for secret in (settings.web_secret, settings.database_url, settings.redis_url):
        assert not [name for name, value in layout.environment.items() if secret in value]
    for file in (tmp_path / "secrets").iterdir():
        assert file.stat().st_mode & 0o077 == 0


def test_secrets_last_and_given_settings_go_first(tmp_path):
    first, again = Layout(tmp_path), Layout(tmp_path, environment={"XINSHIMIN_CHANNELS": "web,socketio"}, port=8443)
    assert load_settings(first.environment).web_secret == load_settings(again.environment).web_secret
    assert load_settings(again.environment).channels == ("web", "socketio") and again.address == "https://localhost:8443"


def test_a_process_that_is_not_there_does_not_answer():
    assert not answers(f"http://127.0.0.1:{free_port()}/")
