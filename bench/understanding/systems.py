"""The two systems: ours as `xinshimin serve` runs it, and Rasa's stock pipeline before the same action server."""

import shlex
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from bench.stock.environment import NAME, stock_python, versions_in
from bench.understanding.system import System
from bot.cli.parts import Part, parts_of
from bot.cli.training import rasa_environment
from bot.errors import ModelError
from bot.fingerprint import fingerprint
from bot.settings import ROOT, Settings, load_settings
from bot.trained import current_model
from bot.wiring import prepare_store
from tests.ports import free_ports

OURS, STOCK = "ours", "stock"
KEPT_FILES = (f"{STOCK}.tar.gz", "training.json")
TRAINED_WITH = frozenset(("rasa", "tensorflow-cpu", "keras", "numpy", "jieba"))
STOCK_FILES = ROOT / "bench" / "stock"
SEED = "1"
EPOCHS, QUICK_EPOCHS = 100, 2
TALKING = 2
"""The first parts are those that talk with citizens; the desk is measured by itself."""


def ours(folder: Path) -> System:
    """Our system in a home of its own; nothing is cached from earlier runs."""
    settings = _settings(folder)
    train = [sys.executable, "-m", "bot.cli.main", "train", "--force"]

    def archive() -> Path:
        model = current_model(settings)
        if model is None:
            raise ModelError(f"没有训练好的模型：{folder}")
        return model.archive

    return System(
        OURS,
        sys.executable,
        folder,
        _environment(settings),
        train,
        archive,
        lambda model: parts_of(settings, model)[:TALKING],
        _address(settings),
    )


def stock(folder: Path, environments: Path, epochs: int = EPOCHS) -> System:
    """The stock pipeline in its own environment (installed below `environments`), with our training data, rules, domain and actions.

    Fewer `epochs` than Rasa's own 100 train quicker. An answer takes as long, but fewer may be right; after `QUICK_EPOCHS` nothing can be
    compared.
    """
    python = str(stock_python(environments))
    settings = _settings(folder)
    train = [python, "-m", "rasa", "train", "--domain", "domain.yml", "--config", str(_config(folder, epochs)), "--data", "data"]
    train += ["--out", str(folder), "--fixed-model-name", STOCK]

    def parts(model: Path) -> tuple[Part, ...]:
        actions, dialogue = parts_of(settings, model)[:TALKING]
        run = ["run", "--model", str(model), "--interface", settings.host, "--port", str(settings.port), "--endpoints", "endpoints.yml"]
        run += ["--credentials", str(STOCK_FILES / "credentials.yml")]
        asked = f"{_address(settings)}/"  # Rasa's own: what says that ours can answer is not there
        return actions, replace(dialogue, command=shlex.join(["exec", python, "-m", "rasa", *run]), health=asked)

    archive = folder / f"{STOCK}.tar.gz"
    installed = versions_in(environments / NAME, TRAINED_WITH)
    made_of = fingerprint(
        [ROOT / "data", ROOT / "domain.yml", folder / "config.yml"], *(f"{name} {one}" for name, one in installed.items())
    )
    return System(STOCK, python, folder, _environment(settings), train, lambda: archive, parts, _address(settings), made_of)


def _config(folder: Path, epochs: int) -> Path:
    text = (STOCK_FILES / "config.yml").read_text(encoding="utf-8")
    path = folder / "config.yml"
    path.write_text(text.replace(f"epochs: {EPOCHS}", f"epochs: {epochs}"), encoding="utf-8")
    return path


def _settings(folder: Path) -> Settings:
    folder.mkdir(parents=True, exist_ok=True)
    port, actions_port = free_ports(2)
    settings = load_settings({}, home=folder, port=port, actions_port=actions_port)
    prepare_store(settings)
    return settings


def _environment(settings: Settings) -> Mapping[str, str]:
    return {**rasa_environment(settings), "PYTHONHASHSEED": SEED, "TF_CPP_MIN_LOG_LEVEL": "2"}


def _address(settings: Settings) -> str:
    return f"http://{settings.host}:{settings.port}"
