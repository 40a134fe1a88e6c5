"""A model that was trained in an earlier run, with what its training took: used again where it would become the same."""

import json
import shutil
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime, timezone
from pathlib import Path

from bench.understanding.system import System, Training

FILE = "training.json"


@dataclass(frozen=True)
class Kept:
    """A training of an earlier run, when it ended, and the fingerprint of everything that went into it."""

    training: Training
    ended: str
    made_of: str


def train_or_keep(system: System, train: Callable[[System], Training]) -> tuple[Training, str]:
    """The training of `system` and when it ended: that of an earlier run where the same goes into it, else a new one by `train`."""
    kept = read(system.folder)
    if kept is not None and system.made_of and kept.made_of == system.made_of and system.archive().is_file():
        return kept.training, kept.ended
    training = train(system)
    found = Kept(training, f"{datetime.now(timezone.utc):%Y-%m-%d %H:%M} UTC", system.made_of)
    (system.folder / FILE).write_text(json.dumps(asdict(found), indent=1), encoding="utf-8")
    return training, found.ended


def read(folder: Path) -> Kept | None:
    """What an earlier run left in `folder`, or None."""
    path = folder / FILE
    if not path.is_file():
        return None
    found = json.loads(path.read_text(encoding="utf-8"))
    return Kept(Training(**found["training"]), found["ended"], found["made_of"])


def clear(folder: Path, keep: tuple[str, ...] = ()) -> None:
    """Remove what is in `folder`, but for the files named in `keep`."""
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name in keep:
            continue
        shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
