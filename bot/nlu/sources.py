"""Where the code of a package stands: graph components hash what they depend on."""

from pathlib import Path
from types import ModuleType


def package_folder(package: ModuleType) -> Path:
    """Folder of a package's files."""
    return Path(str(package.__file__)).parent
