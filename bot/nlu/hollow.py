"""Let Rasa be imported where TensorFlow is not installed.

Rasa 3.6 imports TensorFlow in modules that it always loads, though only DIET, TED, the response selector and the transformer
featurizers use it. `install()` puts a finder behind the ordinary ones that answers `import tensorflow` (and the packages beside it)
with hollow modules: any name in them is a class that can be named, subclassed and used as a decorator, and that says what to install when
somebody tries to make one. A real TensorFlow, when present, is found first and used.
"""

import importlib.abc
import importlib.machinery
import sys
from types import ModuleType
from typing import Any, Optional, Sequence

from bot.errors import MissingExtraError

HOLLOW = ("tensorflow", "tensorflow_hub", "tensorflow_text", "keras")


class _HollowType(type):
    """Type of the stand-ins: every attribute is another stand-in, so `tf.keras.layers.Layer` resolves."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return _stand_in(name)

    def __or__(cls, other: Any) -> Any:
        return Any

    def __ror__(cls, other: Any) -> Any:
        return Any

    def __getitem__(cls, item: Any) -> Any:
        return cls

    def __iter__(cls) -> Any:
        return iter(())


def _stand_in(name: str) -> Any:
    def refuse(cls: type, *args: Any, **kwargs: Any) -> Any:
        if len(args) == 1 and not kwargs and callable(args[0]):  # used as a plain decorator
            return args[0]
        if cls.__dict__.get("__hollow__"):  # a decorator with arguments, as in tf.function(...)
            return lambda function: function
        raise MissingExtraError(extra="tensorflow", needed_by=cls.__name__)

    return _HollowType(name, (), {"__new__": refuse, "__hollow__": True, "__module__": "tensorflow"})


class _HollowModule(ModuleType):
    __version__ = "0"

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        value = _stand_in(name)
        setattr(self, name, value)
        return value


class _HollowFinder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(
        self, fullname: str, path: Optional[Sequence[str]] = None, target: Optional[ModuleType] = None
    ) -> Optional[importlib.machinery.ModuleSpec]:
        if fullname.split(".")[0] not in HOLLOW:
            return None
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        module = _HollowModule(spec.name)
        module.__path__ = []
        return module

    def exec_module(self, module: ModuleType) -> None:
        """Nothing to run: the module is hollow."""


def install() -> None:
    """Answer imports of TensorFlow with hollow modules where the real one is absent. Safe to call more than once."""
    if not any(isinstance(finder, _HollowFinder) for finder in sys.meta_path):
        sys.meta_path.append(_HollowFinder())
