"""Let Rasa be imported where TensorFlow is not installed, and without what its server never uses.

Rasa 3.6 imports TensorFlow in modules that it always loads, though only DIET, TED, the response selector and the transformer
featurizers use it. `install()` puts a finder behind the ordinary ones that answers `import tensorflow` (and the packages beside it)
with hollow modules: any name in them is a class that can be named, subclassed and used as a decorator, and that says what to install when
somebody tries to make one. A real TensorFlow, when present, is found first and used.

Rasa's server also loads the libraries of every channel, store and broker that it knows, of its console and of its plots, though nobody
opens them here: with `serving`, those are hollow too, installed or not. So are SciPy and scikit-learn where all components are ours, which
need them in training only. That spares a process 120 MB and some seconds of its start.
"""

import importlib.abc
import importlib.machinery
import sys
from pathlib import Path
from types import ModuleType
from typing import Any, Optional, Sequence, Tuple

import yaml

from bot.errors import MissingExtraError
from bot.settings import ROOT

HOLLOW = ("tensorflow", "tensorflow_hub", "tensorflow_text", "keras")
UNSERVED = (
    *("aio_pika", "aiogram", "aiormq", "boto3", "botocore", "bson", "fbmessenger", "gridfs", "matplotlib", "mattermostwrapper"),
    *("mpl_toolkits", "pamqp", "PIL", "prompt_toolkit", "pymongo", "questionary", "rocketchat_API", "s3transfer", "sentry_sdk"),
    *("slack_sdk", "twilio", "webexteamssdk"),
    *("docx", "openpyxl", "pdfminer", "pdfplumber", "readability"),
)
"""Libraries that the server has no use for: those of channels, stores and tools that nobody opens, and those that read policy files, which
`bot.wiring` imports for the commands that do.
"""
SCIENCE = ("scipy", "sklearn")
"""Libraries that our own components use in training only."""
OURS = ("bot.nlu.", "RulePolicy")
"""How the names of components begin that answer without `SCIENCE`."""
CAUGHT = ("Error", "Exception", "Failure")
"""How names end that are exceptions: Rasa catches them, so they must be ones."""


class _HollowType(type):
    """Type of the stand-ins: every attribute is another stand-in, so `tf.keras.layers.Layer` resolves."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return _stand_in(name, cls.__module__)

    def __or__(cls, other: Any) -> Any:
        return Any

    def __ror__(cls, other: Any) -> Any:
        return Any

    def __getitem__(cls, item: Any) -> Any:
        return cls

    def __iter__(cls) -> Any:
        return iter(())


def _stand_in(name: str, module: str) -> Any:
    def refuse(cls: type, *args: Any, **kwargs: Any) -> Any:
        if len(args) == 1 and not kwargs and callable(args[0]):  # used as a plain decorator
            return args[0]
        if module in (*UNSERVED, *SCIENCE):
            raise MissingExtraError(module, cls.__name__, installable=False)
        if cls.__dict__.get("__hollow__"):  # a decorator with arguments, as in tf.function(...)
            return lambda function: function
        raise MissingExtraError(extra="tensorflow", needed_by=cls.__name__)

    above = (Exception,) if name.endswith(CAUGHT) else ()
    return _HollowType(name, above, {"__new__": refuse, "__hollow__": True, "__module__": module})


class _HollowModule(ModuleType):
    __version__ = "0"

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        value = _stand_in(name, self.__name__.split(".")[0])
        setattr(self, name, value)
        return value


class _HollowFinder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def __init__(self, names: Tuple[str, ...]) -> None:
        self.names = names

    def find_spec(
        self, fullname: str, path: Optional[Sequence[str]] = None, target: Optional[ModuleType] = None
    ) -> Optional[importlib.machinery.ModuleSpec]:
        if fullname.split(".")[0] not in self.names:
            return None
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        module = _HollowModule(spec.name)
        module.__path__ = []
        return module

    def exec_module(self, module: ModuleType) -> None:
        """Nothing to run: the module is hollow."""


def install(serving: bool = False) -> None:
    """Answer imports of TensorFlow with hollow modules where the real one is absent, and with `serving` also those of what is unserved.

    Safe to call more than once.
    """
    there = {finder.names for finder in sys.meta_path if isinstance(finder, _HollowFinder)}
    if HOLLOW not in there:
        sys.meta_path.append(_HollowFinder(HOLLOW))
    if serving and UNSERVED not in there:
        sys.meta_path.insert(0, _HollowFinder(UNSERVED))
    if serving and SCIENCE not in there and is_ours(ROOT / "config.yml"):
        sys.meta_path.insert(0, _HollowFinder(SCIENCE))


def is_ours(configuration: Path) -> bool:
    """Whether a configuration names components of this project only, and the policy of rules; False where it cannot be read."""
    try:
        told = yaml.safe_load(configuration.read_text(encoding="utf-8"))
        names = [part["name"] for section in ("pipeline", "policies") for part in told[section]]
    except (OSError, yaml.YAMLError, KeyError, TypeError):
        return False
    return all(str(name).startswith(OURS) for name in names)
