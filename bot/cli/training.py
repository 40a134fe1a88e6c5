"""Train when the model is missing or stale, and know which model is current."""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bot.cli.console import working
from bot.errors import ModelError
from bot.fingerprint import fingerprint
from bot.language.archive import unpack_intent_model
from bot.settings import ROOT, Settings
from bot.trained import CURRENT, TrainedModel, current_model

SOURCES = ("config.yml", "domain.yml", "data", "bot/nlu", "bot/language", "bot/regions", "bot/answer/reading.py", "uv.lock")


def model_fingerprint() -> str:
    """What a model is made of: training data, configuration, and the code that learns. Policies are no part of it."""
    return fingerprint([ROOT / source for source in SOURCES], f"python{sys.version_info[0]}.{sys.version_info[1]}")


def is_current(settings: Settings) -> bool:
    """Whether the last model was trained from what is there now."""
    model = current_model(settings)
    return model is not None and model.fingerprint == model_fingerprint()


def ensure_model(settings: Settings) -> Path:
    """Train if needed; return the folder of the intent model. Raises `ModelError` where training fails."""
    model = current_model(settings)
    if model is None or model.fingerprint != model_fingerprint():
        model = train_model(settings)
    return model.intents


def rasa_environment(settings: Settings) -> dict[str, str]:
    """Environment in which Rasa runs: its state goes below the home folder, and it reports to nobody."""
    return {
        "XINSHIMIN_HOME": str(settings.home),
        "XINSHIMIN_POLICIES": str(settings.policies),
        "XINSHIMIN_MODELS": str(settings.models),
        "XINSHIMIN_CHANNELS": ",".join(settings.channels),
        "XINSHIMIN_ACTIONS_PORT": str(settings.actions_port),
        "XINSHIMIN_DESK_PORT": str(settings.desk.port),
        "XINSHIMIN_DATABASE_URL": settings.database_url,
        "XINSHIMIN_CONVERSATIONS_URL": settings.conversations_url,
        "RASA_TELEMETRY_ENABLED": "false",
        "RASA_CACHE_DIRECTORY": str(settings.cache / "rasa"),
        "MPLCONFIGDIR": str(settings.cache / "matplotlib"),
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "PYTHONUNBUFFERED": "1",
        "PYTHONWARNINGS": "ignore",
    }


def train_model(settings: Settings) -> TrainedModel:
    """Train from what is there now and make it the current model; raises `ModelError` with the place of the log where it fails."""
    made_of = model_fingerprint()
    settings.models.mkdir(parents=True, exist_ok=True)
    settings.logs.mkdir(parents=True, exist_ok=True)
    name = f"{time.strftime('%Y%m%d-%H%M%S')}-{made_of[:8]}"
    _run_training(settings, name)
    model = TrainedModel(settings.models / f"{name}.tar.gz", settings.models / name, made_of)
    unpack_intent_model(model.archive, model.intents)
    _make_current(settings, model)
    return model


def models_of(settings: Settings) -> list[Path]:
    """The archives of all models that were trained and are kept, the newest first."""
    return sorted(settings.models.glob("*.tar.gz"), key=lambda archive: (archive.stat().st_mtime, archive.name), reverse=True)


def name_of(archive: Path) -> str:
    """The name of the model in an archive."""
    return archive.name.removesuffix(".tar.gz")


def use_model(settings: Settings, name: str) -> TrainedModel:
    """Make the model `name` the current one, until training data or code change; raises `ModelError` where it is none.

    Servers that run take it up by themselves.
    """
    archives = {name_of(archive): archive for archive in models_of(settings)}
    if name not in archives:
        raise ModelError(f"没有叫“{name}”的模型；有哪些见 xinshimin model list")
    model = TrainedModel(archives[name], settings.models / name, model_fingerprint())
    unpack_intent_model(model.archive, model.intents)
    _make_current(settings, model)
    return model


def _run_training(settings: Settings, name: str) -> None:
    log = settings.logs / "train.log"
    command = [sys.executable, "-m", "bot.nlu.process", "train", "--domain", "domain.yml", "--config", "config.yml", "--data", "data"]
    command += ["--out", str(settings.models), "--fixed-model-name", name]
    environment = {**os.environ, **rasa_environment(settings)}
    with working("正在训练模型…（一般要一两分钟，只在数据有变化时训练）") as status, log.open("w", encoding="utf-8") as output:
        started = time.monotonic()
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT)
        while process.poll() is None:
            status.update(f"正在训练模型…已用 {time.monotonic() - started:.0f} 秒（一般要一两分钟，只在数据有变化时训练）")
            time.sleep(0.2)
    if process.returncode != 0 or not (settings.models / f"{name}.tar.gz").is_file():
        raise ModelError(f"训练没有成功，原因见 {log}")


def _make_current(settings: Settings, model: TrainedModel) -> None:
    facts = {"archive": model.archive.name, "intents": model.intents.name, "fingerprint": model.fingerprint}
    with tempfile.NamedTemporaryFile("w", dir=settings.models, delete=False, encoding="utf-8") as file:
        json.dump(facts, file)
    Path(file.name).replace(settings.models / CURRENT)
