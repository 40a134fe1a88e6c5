"""Take the intent model out of a trained Rasa archive, for those who ask without Rasa (command line, desk, API)."""

import shutil
import tarfile
import zlib
from pathlib import Path

from bot.errors import ModelError

FILES = ("intents.json", "intents.npz")


def unpack_intent_model(archive: Path, folder: Path) -> None:
    """Copy the intent model from `archive` to `folder`; raises `ModelError` where the archive is missing, broken or holds none."""
    try:
        with tarfile.open(archive) as opened:
            _copy(opened, folder)
    except (FileNotFoundError, EOFError, tarfile.TarError, zlib.error) as error:
        raise ModelError(f"读不到模型包 {archive.name}") from error


def _copy(opened: tarfile.TarFile, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    members = opened.getmembers()
    for name in FILES:
        member = next((one for one in members if one.name.endswith(f"/{name}") and one.isfile()), None)
        source = opened.extractfile(member) if member else None
        if source is None:
            raise ModelError(f"模型包 {Path(str(opened.name)).name} 里没有意图模型")
        with source, (folder / name).open("wb") as target:
            shutil.copyfileobj(source, target)
