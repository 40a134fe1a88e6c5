"""systemd units, the compose file and the image: read by the programs that will read them, without starting anything."""

import json
import re
import shutil
import subprocess

import pytest
import yaml
from cryptography.fernet import Fernet

from bot.cli.part import NAMES
from bot.settings import load_settings
from tests.deploy.conftest import ROOT

FOLDER = ROOT / "deploy" / "one-machine"
UNITS = ["xinshimin-prepare", "xinshimin-actions@1", "xinshimin-dialogue@1", "xinshimin-desk", "xinshimin-nginx", "xinshimin-expire"]
EXPOSED = 20  # of 100: what systemd itself calls OK


@pytest.fixture(scope="module")
def units(tmp_path_factory):
    """The units, as they would be were the product installed here."""
    folder = tmp_path_factory.mktemp("units")
    shutil.copytree(FOLDER / "systemd", folder, dirs_exist_ok=True)
    for file in folder.glob("*.service"):
        text = file.read_text(encoding="utf-8")
        command = folder / "xinshimin"
        command.touch(0o755)
        file.write_text(text.replace("/opt/xinshimin/.venv/bin/xinshimin", str(command)).replace("/opt/xinshimin", str(ROOT)))
    (folder / "nginx").touch(0o755)
    return folder


def systemd(units, *arguments):
    environment = {"SYSTEMD_UNIT_PATH": f"{units}:", "PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "LC_ALL": "C"}
    return subprocess.run(["systemd-analyze", *map(str, arguments)], env=environment, capture_output=True, text=True, check=False)


def test_systemd_takes_every_unit(units):
    done = systemd(units, "verify", *units.glob("*.service"), *units.glob("*.timer"), units / "xinshimin.target")
    assert done.returncode == 0 and not done.stderr, done.stderr


@pytest.mark.parametrize("name", UNITS)
def test_a_unit_may_do_little(units, name):
    done = systemd(units, "security", "--offline=true", f"--threshold={EXPOSED}", f"{name}.service")
    assert done.returncode == 0, done.stdout[-400:]


def test_each_part_has_a_unit_with_a_bound_of_memory_and_comes_back():
    texts = {name: (FOLDER / "systemd" / f"{name.replace('@1', '@')}.service").read_text(encoding="utf-8") for name in UNITS}
    assert {part for text in texts.values() for part in re.findall(r"^ExecStart=\S+ part (\w+)$", text, re.MULTILINE)} == set(NAMES)
    for name, text in texts.items():
        assert "MemoryMax=" in text, name
        once = name in ("xinshimin-prepare", "xinshimin-expire")
        assert ("Restart=on-failure" if once else "Restart=always") in text, name


def test_what_is_kept_long_enough_is_deleted_every_day():
    folder = FOLDER / "systemd"
    assert "xinshimin conversations expire\n" in (folder / "xinshimin-expire.service").read_text(encoding="utf-8")
    assert "OnCalendar=*-*-* 03:20:00" in (folder / "xinshimin-expire.timer").read_text(encoding="utf-8")
    assert "xinshimin-expire.timer" in (folder / "xinshimin.target").read_text(encoding="utf-8")


def test_installing_writes_what_units_read_and_keeps_what_is_there(tmp_path):
    def install():
        subprocess.run(["sh", FOLDER / "install.sh"], env={"DESTDIR": str(tmp_path), "PATH": "/usr/bin:/bin"}, check=True)
        return {file.relative_to(tmp_path): file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}

    first = install()
    assert install() == first
    read = re.findall(r"^LoadCredential=\w+:(/\S+)", (FOLDER / "systemd" / "xinshimin-desk.service").read_text(), re.MULTILINE)
    assert len(read) == 5
    for name in read:
        assert (tmp_path / name.lstrip("/")).stat().st_mode & 0o077 == 0
    secrets = tmp_path / "etc" / "xinshimin" / "secrets"
    told = ("database_url", "web_secret", "call_back_key")
    settings = load_settings({f"XINSHIMIN_{name.upper()}_FILE": str(secrets / name) for name in told})
    assert (secrets / "postgresql").read_text() in settings.database_url and len(settings.web_secret) == 64
    (key,) = settings.call_back_key
    assert Fernet(key).decrypt(Fernet(key).encrypt(b"13800138000")) == b"13800138000"


def test_whoever_upgrades_gets_the_secrets_that_are_new_and_keeps_the_rest(tmp_path):
    command = ["sh", FOLDER / "make-secrets.sh", tmp_path, "postgresql", "redis"]
    subprocess.run(command, check=True)
    first = {file.name: file.read_text() for file in tmp_path.iterdir()}
    (tmp_path / "call_back_key").unlink()
    subprocess.run(command, check=True)
    second = {file.name: file.read_text() for file in tmp_path.iterdir()}
    assert {name for name in first if first[name] != second[name]} == {"call_back_key"} and first.keys() == second.keys()


def test_desk_and_dialogue_are_told_every_secret_that_they_read(services):
    """By systemd and by compose the same ones; whoever shows a number and whoever takes it needs the key."""
    for part, service in (("dialogue@", "dialogue-1"), ("desk", "desk")):
        text = (FOLDER / "systemd" / f"xinshimin-{part}.service").read_text(encoding="utf-8")
        told = set(re.findall(r"^Environment=(XINSHIMIN_\w+_FILE)=/run/credentials/%n/", text, re.MULTILINE))
        assert told == {name for name in services[service]["environment"] if name.endswith("_FILE")} and len(told) == 5


@pytest.fixture(scope="module")
def services(tool):
    """The services of the compose file as docker compose understands them."""
    return json.loads(tool("docker-compose", "-f", FOLDER / "compose.yml", "config", "--format", "json"))["services"]


def test_compose_starts_the_same_processes(services):
    commands = [service["command"] for service in services.values() if service["command"]]
    assert sorted(command[1] for command in commands if command[0] == "part") == ["actions", "actions", "desk", "dialogue", "dialogue"]
    assert {"nginx", "postgresql", "redis", "prepare"} <= set(services)


def test_every_container_is_an_ordinary_user_on_a_read_only_root_with_bounds(services):
    for name, service in services.items():
        assert service["read_only"] and service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert service.get("user", "101" if name == "nginx" else "0").split(":")[0] != "0", name
        if name != "prepare":
            assert service["healthcheck"]["test"] and int(service["mem_limit"]) > 0, name


def test_only_nginx_has_ports_in_the_world(services):
    assert [name for name, service in services.items() if service.get("ports")] == ["nginx"]
    for name in ("postgresql", "redis", "desk", "prepare"):
        assert list(services[name]["networks"]) == ["inside"], name


def test_secrets_are_files_and_in_no_environment(services):
    for name, service in services.items():
        for key, value in (service.get("environment") or {}).items():
            assert not re.search("PASSWORD|SECRET|_URL", key) or (key.endswith("_FILE") and value.startswith("/run/secrets/")), (name, key)


def test_the_image_is_built_as_the_linter_advises_and_runs_as_an_ordinary_user(tool):
    file = ROOT / "deploy" / "images" / "Dockerfile"
    tool("hadolint", file)
    last = file.read_text(encoding="utf-8").rsplit("\nFROM ", 1)[1]
    assert "USER 10001:10001" in last and "COPY --from=built" in last


def test_the_image_holds_what_the_product_reads_and_nothing_of_the_site():
    lines = (ROOT / "deploy" / "images" / "Dockerfile.dockerignore").read_text().splitlines()
    taken = [line[1:] for line in lines if line.startswith("!")]
    assert lines[0] == "**" and all((ROOT / one).exists() for one in taken)
    assert {"bot", "actions", "data", "migrations", "policies", "widget"} <= set(taken)


def test_the_compose_file_is_yaml_that_says_each_thing_once():
    assert yaml.safe_load((FOLDER / "compose.yml").read_text(encoding="utf-8"))["networks"]["inside"] == {"internal": True}
