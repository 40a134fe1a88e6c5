"""The one configuration of nginx, with every site that there is: nginx takes it, and a checker of its security finds nothing new."""

import json
import shutil
import subprocess

import pytest

from deploy.local.door import DEBIAN, make_certificate
from tests.deploy.conftest import CHECKS, ROOT

NGINX = ROOT / "deploy" / "nginx"
KUBERNETES = ROOT / "deploy" / "kubernetes"
SITES = {
    "example": [NGINX / "site.example"],
    "compose": [ROOT / "deploy" / "one-machine" / "nginx-site"],
    "city": [KUBERNETES / "base" / "site", KUBERNETES / "overlays" / "city" / "site"],
    "province": [KUBERNETES / "base" / "site", KUBERNETES / "overlays" / "province" / "site"],
}
ACCEPTED = {
    "host_spoofing": "the product compares Host, with its port, with the page's Origin; strangers.conf turns away every other name",
    "return_bypasses_allow_deny": "the sentence of @down is no secret, and only what was let in gets there",
}


@pytest.fixture(params=SITES)
def configuration(request, tmp_path):
    """The configuration with a site of this machine: its certificates, and names of other containers that are known here."""
    shutil.copytree(NGINX, tmp_path / "conf")
    (tmp_path / "run").mkdir()
    for folder in SITES[request.param]:
        shutil.copytree(folder, tmp_path / "conf" / "site", dirs_exist_ok=True)
    make_certificate(tmp_path / "tls" / "certificate.pem")
    for file in (tmp_path / "conf" / "site").iterdir():
        text = file.read_text(encoding="utf-8")
        for name in ("citizens", "desk"):
            text = text.replace(f"/etc/xinshimin/tls/{name}.crt", f"{tmp_path}/tls/certificate.pem")
            text = text.replace(f"/etc/xinshimin/tls/{name}.key", f"{tmp_path}/tls/key.pem")
        for name in ("dialogue-1", "dialogue-2", "dialogue", "desk"):
            text = text.replace(f"server {name}:", "server 127.0.0.1:")
        file.write_text(text, encoding="utf-8")
    return tmp_path


def test_nginx_takes_it(configuration):
    nginx = shutil.which("nginx") or DEBIAN
    command = [nginx, "-t", "-p", str(configuration), "-c", str(configuration / "conf" / "nginx.conf")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0 and "[warn]" not in done.stderr, done.stderr


def test_a_checker_of_its_security_finds_nothing_but_what_is_explained(configuration):
    command = [str(CHECKS / "gixy"), "-f", "json", str(configuration / "conf" / "nginx.conf")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = json.loads(done.stdout)
    assert {one["plugin"] for one in found} == set(ACCEPTED), done.stdout


def test_sites_name_the_same_files():
    names = {file.name for file in (NGINX / "site.example").iterdir()}
    for folders in SITES.values():
        assert {file.name for folder in folders for file in folder.iterdir()} == names


def test_only_what_citizens_need_is_open():
    """Rasa's own addresses and channels are in no location; whoever opens another address changes this list too."""
    lines = (NGINX / "servers" / "citizens.conf").read_text(encoding="utf-8").splitlines()
    located = [line.strip().removeprefix("location ").rstrip(" {") for line in lines if line.strip().startswith("location ")]
    assert [one for one in located if not one.startswith("@")] == [
        "= /",
        "= /chat",
        "/chat/",
        "/webhooks/web/",
        "= /webhooks/web/session",
        "= /webhooks/web/events",
        "~ ^/webhooks/(?:wechat|wecom|wechat_kf)/webhook$",
        "~ ^/webhooks/(?:wechat|wecom|wechat_kf)/clause/[^/]+$",
        "/api/v1/",
        "= /openapi.json",
        "/",
    ]
