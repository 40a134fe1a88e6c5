"""What the environment says of a setting: the value itself, or a file that holds it (the secrets of systemd and of containers)."""

from collections.abc import Mapping
from pathlib import Path

from bot.errors import SettingsError


def told(environment: Mapping[str, str], name: str) -> str | None:
    """The value of `name`, else what stands in the file that `<name>_FILE` names; None or empty where neither is set.

    White space around what a file holds is no part of it. Raises `SettingsError` for a file that cannot be read.
    """
    file = environment.get(f"{name}_FILE")
    if environment.get(name) or not file:
        return environment.get(name)
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        raise SettingsError(f"{name}_FILE", file, "读得出来的文本文件") from None
