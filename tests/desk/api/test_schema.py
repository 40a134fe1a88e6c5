"""The description and what is given agree: schemathesis asks every address, rightly and wrongly, against a real server."""

import subprocess
import sys
from pathlib import Path

from bot.desk.api.app import create_api_app
from bot.settings import load_settings
from tests.desk.api.server import running

KEY = "k" * 32


def test_schemathesis_finds_nothing(home, parts, tmp_path):
    app = create_api_app(load_settings({}, home=home, api_keys=KEY, api_rate="1000000"), parts)
    parts.warm()
    program = str(Path(sys.executable).with_name("schemathesis"))
    with running(app) as address:
        options = ["--checks", "all", "--seed", "20261122", "--max-examples", "8", "--generation-database", "none"]
        options += ["--header", f"Authorization: Bearer {KEY}", "--suppress-health-check", "all", "--request-timeout", "60"]
        command = [program, "run", f"{address}/openapi.json", *options]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=500, check=False)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]


def test_a_key_is_asked_for_only_where_keys_are_set(serve):
    without, with_keys = (serve(api_keys=keys).get("/openapi.json").json() for keys in (None, KEY))
    operations = [[one for path in found["paths"].values() for one in path.values()] for found in (without, with_keys)]
    assert "security" not in without and not any("401" in one["responses"] for one in operations[0])
    assert with_keys["security"] == [{"key": []}] and all("401" in one["responses"] for one in operations[1])


def test_every_operation_has_a_short_name_and_the_fault_as_its_shape(client):
    found = client.get("/openapi.json").json()
    operations = [one for path in found["paths"].values() for one in path.values()]
    names = [one["operationId"] for one in operations]
    assert len(set(names)) == len(names) == 12 and all(name.isidentifier() and len(name) < 12 for name in names)
    assert not any("422" in one["responses"] for one in operations)
    for one in operations:
        shape = one["responses"]["400"]["content"]["application/json"]["schema"]
        assert shape == {"$ref": "#/components/schemas/Fault"}
