"""The parts as containers run them: without privileges, on a root that nobody can write to but for the state and the temporary files."""

import os
import subprocess
import sys
import time

import pytest

from deploy.local.layout import answers
from tests.channels.web.client import Client
from tests.deploy.conftest import ROOT
from tests.ports import free_ports

pytestmark = pytest.mark.servers
LOCKED = """
set -e
mount --bind "$WRITABLE" "$WRITABLE"
mount -o remount,ro,bind /
if touch "$PWD/written" 2>/dev/null; then echo 'the root is not read-only' >&2; exit 1; fi
exec setpriv --bounding-set=-all --inh-caps=-all --no-new-privs "$@"
"""


@pytest.fixture
def parts(layout, tmp_path):
    """One worker and a desk, started so, over the databases of the layout; their ports by name."""
    if os.geteuid() != 0:
        pytest.skip("only root may make the root read-only for a process")
    ports = dict(zip(("dialogue", "actions", "desk"), free_ports(3), strict=True))
    writable = tmp_path / "writable"
    (writable / "tmp").mkdir(parents=True)
    told = layout.environment | {"XINSHIMIN_HOME": f"{writable}/state", "TMPDIR": f"{writable}/tmp", "WRITABLE": str(writable)}
    told |= {"XINSHIMIN_PORT": str(ports["dialogue"]), "XINSHIMIN_ACTIONS_PORT": str(ports["actions"])}
    told |= {"XINSHIMIN_DESK_PORT": str(ports["desk"]), "PYTHONDONTWRITEBYTECODE": "1"}
    running, logs = [], []
    for name in ports:
        logs.append(writable / f"{name}.log")
        command = ["unshare", "--mount", "sh", "-c", LOCKED, "sh", sys.executable, "-m", "bot.cli.main", "part", name]
        with logs[-1].open("w") as log:
            running.append(subprocess.Popen(command, cwd=ROOT, env=os.environ | told, stdout=log, stderr=log))
    addresses = [f"http://127.0.0.1:{ports['dialogue']}/readyz?only=model", f"http://127.0.0.1:{ports['actions']}/healthz"]
    addresses.append(f"http://127.0.0.1:{ports['desk']}/readyz")
    deadline = time.monotonic() + 240
    try:
        while not all(answers(one) for one in addresses):
            assert all(one.poll() is None for one in running) and time.monotonic() < deadline, "\n".join(log.read_text() for log in logs)
            time.sleep(0.3)
        yield ports
    finally:
        for one in running:
            one.kill()
            one.wait()


def test_they_answer_and_write_nowhere_else(parts):
    client = Client(f"http://127.0.0.1:{parts['dialogue']}").open(region="150200")
    for again in range(5):
        seq = client.say("公租房怎么申请", f"c{again}")["seq"]
        answer = client.until_answered(f"c{again}", after=seq)[-1]["answer"]
        if answer["outcome"] != "unavailable":  # a part of a busy machine was too slow, and said so
            break
    assert answer["outcome"] == "answered" and answer["clauses"]
    assert answers(f"http://127.0.0.1:{parts['desk']}/api/v1/topics") and not (ROOT / "written").exists()
