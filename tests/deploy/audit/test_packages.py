"""What `uv export` prints is what is audited."""

import subprocess
from pathlib import Path

import pytest

from deploy.audit.packages import Package, packages_of

ROOT = Path(__file__).parents[3]


def test_names_are_compared_as_pypi_does_and_versions_by_marker_are_all_there():
    listed = "# by uv\nRuamel.YAML==0.17.21 ; sys_platform == 'linux'\nuvicorn[standard]==0.30\nanyio==4.1 ; python_version < '3.11'\n"
    listed += "anyio==4.2\n"
    found = [("anyio", "4.1"), ("anyio", "4.2"), ("ruamel-yaml", "0.17.21"), ("uvicorn", "0.30")]
    assert packages_of(listed) == [Package(*one) for one in found]


def test_what_is_not_pinned_cannot_be_audited():
    with pytest.raises(ValueError, match="requests>=2"):
        packages_of("requests>=2\n")


def test_the_lock_of_the_product_can_be_read():
    command = [str(ROOT / ".tools" / "bin" / "uv"), "export", "--frozen", "--quiet", "--no-hashes", "--no-emit-project"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    found = packages_of(listed)
    assert Package("rasa", "3.6.21") in found and len(found) > 150
