"""The installer that needs no network, made and used for real; packages from an index of one's own; what there is for aarch64."""

import os
import re
import shutil
import subprocess
import sys
import threading
import zipfile
from functools import partial
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.deploy.conftest import ROOT

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

UV = ROOT / ".tools" / "bin" / "uv"
NOT_SHIPPED = {"tensorflow-cpu"}  # the extra for DIET and TED
BUILT_THERE = {"docopt", "jieba", "mattermostwrapper", "multidict", "randomname"}
"""Come as source for CPython 3.11 on aarch64; of them multidict is compiled there."""


INFO = "demo-1.0.dist-info"
CONTENT = {
    "demo.py": "",
    f"{INFO}/METADATA": "Metadata-Version: 2.1\nName: demo\nVersion: 1.0\n",
    f"{INFO}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    f"{INFO}/RECORD": f"demo.py,,\n{INFO}/METADATA,,\n{INFO}/WHEEL,,\n{INFO}/RECORD,,\n",
}
"""A package as small as they come."""


def run(*command, **more):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False, **more)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout


@pytest.fixture(scope="module")
def bundle(tmp_path_factory):
    """The installer of what is committed here, unpacked, with a model that only its name needs."""
    out = tmp_path_factory.mktemp("bundle")
    models = out / "models"
    (models / "one").mkdir(parents=True)
    (models / "one.tar.gz").write_bytes(b"model")
    (models / "current.json").write_text('{"archive": "one.tar.gz", "intents": "one", "fingerprint": "f"}')
    environment = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(out), "XINSHIMIN_MODELS": str(models)}
    run("sh", "deploy/bundle/make.sh", UV, sys.executable, out, cwd=ROOT, env=_with_registry(environment))
    (archive,) = out.glob("*.tar.gz")
    run("sha256sum", "--check", f"{archive.name}.sha256", cwd=out)
    run("tar", "-xzf", archive, "-C", out)
    archive.unlink()
    yield next(folder for folder in out.iterdir() if (folder / "install.sh").exists())
    shutil.rmtree(out, ignore_errors=True)


def _with_registry(environment):
    """How this machine reaches the registry goes along; what else stands in its environment does not."""
    return environment | {name: value for name, value in os.environ.items() if name.startswith(("PIP_", "UV_", "SSL_", "HTTP", "http"))}


@pytest.mark.timeout(1800)
def test_it_installs_without_a_network(bundle, tmp_path):
    """In a network of its own, which has not even this machine's loopback up, where the kernel lets us make one."""
    alone = ["unshare", "--net"] if subprocess.run(["unshare", "--net", "true"], check=False, capture_output=True).returncode == 0 else []
    environment = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(tmp_path), "UV_DEFAULT_INDEX": "http://127.0.0.1:9/simple"}
    target = tmp_path / "here"
    run(*alone, "sh", bundle / "install.sh", target, sys.executable, env=environment)
    said = run(*alone, target / ".venv" / "bin" / "xinshimin", "region", "我在包头打工", env=environment)
    assert "150200" in said
    assert (target / ".xinshimin" / "models" / "one.tar.gz").read_bytes() == b"model"
    imported = run(
        *alone, target / ".venv" / "bin" / "python", "-c", "import rasa.version, rasa_sdk, redis, psycopg2; print(rasa.version.__version__)"
    )
    assert imported.strip() == "3.6.21"
    shutil.rmtree(target)


@pytest.mark.timeout(1800)
def test_it_notices_what_was_damaged_on_the_way(bundle, tmp_path):
    wheel = next(file for file in (bundle / "wheels").iterdir() if file.name.startswith("idna"))
    whole = wheel.read_bytes()
    wheel.write_bytes(whole[:50] + bytes([whole[50] ^ 1]) + whole[51:])
    done = subprocess.run(["sh", bundle / "install.sh", tmp_path / "here", sys.executable], capture_output=True, text=True, check=False)
    wheel.write_bytes(whole)
    assert done.returncode != 0 and "idna" in done.stdout + done.stderr and not (tmp_path / "here").exists()


@pytest.fixture
def index(tmp_path):
    """Two package indexes with the same package, as addresses, and how often each was asked."""
    wheel = "demo-1.0-py3-none-any.whl"
    asked, servers = [[], []], []
    for number in (0, 1):
        folder = tmp_path / f"index{number}" / "demo"
        folder.mkdir(parents=True)
        with zipfile.ZipFile(folder / wheel, "w") as package:
            for name, text in CONTENT.items():
                package.writestr(zipfile.ZipInfo(name), text)
        digest = sha256((folder / wheel).read_bytes()).hexdigest()
        (folder / "index.html").write_text(f'<a href="{wheel}#sha256={digest}">{wheel}</a>')

        class Handler(SimpleHTTPRequestHandler):
            asks = asked[number]

            def log_message(self, *arguments):
                self.asks.append(self.path)

        servers.append(ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder.parent))))
        threading.Thread(target=servers[-1].serve_forever, daemon=True).start()
    yield [f"http://127.0.0.1:{server.server_port}/" for server in servers], asked
    for server in servers:
        server.shutdown()


@pytest.mark.parametrize("name", ["UV_DEFAULT_INDEX", "UV_INDEX_URL", "PIP_INDEX_URL"])
def test_packages_come_from_the_index_that_is_set(index, tmp_path, name):
    """The lock was made with one index; the packages are then asked for at the other, with the checksums of the lock."""
    (public, own), (asked_public, asked_own) = index
    project = tmp_path / "project"
    project.mkdir()
    text = '[project]\nname = "x"\nversion = "1"\nrequires-python = ">=3.10"\ndependencies = ["demo"]\n'
    (project / "pyproject.toml").write_text(text)
    environment = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(tmp_path), "UV_NO_CACHE": "1"}
    run(UV, "lock", "--default-index", public, cwd=project, env=environment)
    asked_public.clear()
    script = ROOT / "deploy" / "install" / "bring-packages.sh"
    run("sh", script, UV, sys.executable, "--no-install-project", cwd=project, env=environment | {name: own})
    run(project / ".venv" / "bin" / "python", "-c", "import demo")
    assert not asked_public and any("demo-1.0" in path for path in asked_own)


def test_every_locked_package_can_be_had_for_aarch64():
    """As the how-to says: a wheel, or source. What is not so is named here and there."""
    needed = set(re.findall(r"^([a-z0-9.-]+)==", run(UV, "export", "--frozen", "--no-dev", "--no-emit-project", cwd=ROOT), re.MULTILINE))
    built, missing = set(), set()
    for package in tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]:
        wheels = [wheel["url"].rsplit("/", 1)[1] for wheel in package.get("wheels", ())]
        if package["name"] not in needed - NOT_SHIPPED or any(_fits(wheel) for wheel in wheels):
            continue
        (built if "sdist" in package else missing).add(package["name"])
    assert missing == set() and built == BUILT_THERE


def _fits(wheel):
    """Whether it is for CPython 3.11 on Linux on aarch64."""
    python, abi, platform = wheel.removesuffix(".whl").split("-")[-3:]
    ours = "any" in platform or ("linux" in platform and "aarch64" in platform)
    stable = abi == "abi3" and any(int(version[3:]) <= 11 for version in python.split(".") if version.startswith("cp3"))
    return ours and (stable or "cp311" in python or python.startswith("py"))
