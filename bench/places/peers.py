"""What jionlp and cpca find in the same messages, as codes of our gazetteer."""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.places.score import Guess
from bot.regions import Gazetteer

HERE = Path(__file__).parent
WAIT = 900  # seconds for the installation and the questions


def ask_peers(texts: Sequence[str], gazetteer: Gazetteer) -> dict[str, list[Guess]]:
    """Install the peers in an environment of their own, ask them, and throw it away.

    Raises OSError or subprocess.SubprocessError where they cannot be installed or run.
    """
    with tempfile.TemporaryDirectory(prefix="places-peers-") as folder:
        python = Path(folder) / "bin" / "python"
        _run(_uv(), "venv", "--quiet", "--python", sys.executable, folder)
        _run(_uv(), "pip", "install", "--quiet", "--python", str(python), "--requirement", str(HERE / "peers.txt"))
        said = _run(str(python), str(HERE / "ask_peers.py"), text=json.dumps(list(texts)))
    names = _by_names(gazetteer)
    return {peer: [_guess(places, seconds, names, gazetteer) for places, seconds in rows] for peer, rows in json.loads(said).items()}


def _uv() -> str:
    beside = Path(sys.prefix).parent / ".tools" / "bin" / "uv"
    found = shutil.which("uv") or (str(beside) if beside.exists() else None)
    if found is None:
        raise FileNotFoundError("uv is missing: run `make install` once")
    return found


def _run(*command: str, text: str = "") -> str:
    done = subprocess.run(command, input=text, capture_output=True, text=True, timeout=WAIT, check=True)
    return done.stdout


def _by_names(gazetteer: Gazetteer) -> dict[tuple[str, ...], str]:
    """Codes by the names of the chain from the province down, a 直辖市 and its filler 市辖区 left out."""
    return {tuple(above.name for above in reversed(gazetteer.chain(region.code)[:-1])): region.code for region in gazetteer}


def _guess(places: list[str | list[str | None]], seconds: float, names: dict[tuple[str, ...], str], gazetteer: Gazetteer) -> Guess:
    codes = [_code(place, names, gazetteer) for place in places]
    found = tuple(dict.fromkeys(code for code in codes if code))
    if len(found) == 1:
        return Guess(found[0], (), seconds)
    return Guess(None, found, seconds)


def _code(place: str | list[str | None], names: dict[tuple[str, ...], str], gazetteer: Gazetteer) -> str | None:
    if isinstance(place, str):
        return place[:6]
    parts = [part for part in place if part and part not in ("市辖区", "县")]
    chain = tuple(dict.fromkeys(parts))
    if not chain:
        return None
    code = names.get(chain)
    if code is None and len(chain) == 1:  # a name without its province is no place yet: who shares it are candidates
        shared = [region.code for region in gazetteer if region.name == chain[0]]
        return shared[0] if len(shared) == 1 else None
    return code or "/".join(chain)
