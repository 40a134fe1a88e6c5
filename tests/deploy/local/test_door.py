"""nginx with the one configuration and a site of this machine."""

import subprocess

import pytest
from cryptography import x509

from deploy.local import door as module
from deploy.local.door import Door, listens, make_certificate
from tests.ports import free_ports


@pytest.fixture
def door(tmp_path):
    return Door(tmp_path, *free_ports(3))


def test_the_site_names_every_worker_and_the_desk(door):
    door.make([5001, 5002, 5003], 5010)
    upstreams = (door.folder / "conf" / "site" / "upstreams.conf").read_text()
    assert all(f"127.0.0.1:{port} " in upstreams for port in (5001, 5002, 5003, 5010))
    assert (door.folder / "conf" / "servers" / "citizens.conf").read_bytes() == (
        module.CONFIGURATION / "servers" / "citizens.conf"
    ).read_bytes()


def test_the_certificate_stays_and_its_key_is_nobodys_else(door):
    door.make([5001], 5010)
    first = door.certificate.read_bytes()
    door.make([5001], 5010)
    assert door.certificate.read_bytes() == first
    assert door.certificate.with_name("key.pem").stat().st_mode & 0o077 == 0


def test_a_certificate_is_for_this_machine(tmp_path):
    make_certificate(tmp_path / "tls" / "certificate.pem")
    made = x509.load_pem_x509_certificate((tmp_path / "tls" / "certificate.pem").read_bytes())
    names = made.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert names.get_values_for_type(x509.DNSName) == ["localhost"]


def test_what_nginx_does_not_take_is_not_started(door, monkeypatch, tmp_path):
    broken = tmp_path / "broken"
    (broken / "site").mkdir(parents=True)
    (broken / "nginx.conf").write_text("events {} http { no_such_directive; }")
    monkeypatch.setattr(module, "CONFIGURATION", broken)
    with pytest.raises(subprocess.CalledProcessError):
        door.make([5001], 5010)


def test_a_port_listens_or_not(door):
    assert not listens(door.port)
