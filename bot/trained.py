"""The model that was trained last, for whoever reads messages with it."""

import json
from dataclasses import dataclass
from pathlib import Path

from bot.settings import Settings

CURRENT = "current.json"
MAPPED = "mapped"


@dataclass(frozen=True)
class TrainedModel:
    """A trained model: Rasa's archive, the unpacked intent model, and what it was trained from."""

    archive: Path
    intents: Path
    fingerprint: str


def current_model(settings: Settings) -> TrainedModel | None:
    """The model trained last, or None where there is none."""
    try:
        facts = json.loads((settings.models / CURRENT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    model = TrainedModel(settings.models / facts["archive"], settings.models / facts["intents"], facts["fingerprint"])
    return model if model.archive.is_file() and model.intents.is_dir() else None


def mapped_folder(settings: Settings) -> Path:
    """Where the files lie that all processes map into memory: beside the models once something was trained, else in the cache folder.

    Whoever only runs finds them there, on a disk, also where the models are read-only and the home folder is itself memory.
    """
    beside = settings.models / MAPPED
    return beside if beside.is_dir() else settings.cache
