"""The secret that sessions are signed with: from the settings, else made once and kept in the home folder for this user alone."""

import os
import secrets
import time

from bot.errors import SettingsError
from bot.setting_values import SHORTEST_SECRET
from bot.settings import Settings

FILE = "web-secret"
TRIES = 20


def open_secret(settings: Settings) -> str:
    """The secret; raises `SettingsError` where the file of the home folder is none. Several workers that come first get the same one."""
    if settings.web_secret:
        return settings.web_secret
    file = settings.home / FILE
    settings.home.mkdir(parents=True, exist_ok=True)
    try:
        made = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        pass
    else:
        with os.fdopen(made, "w", encoding="ascii") as output:
            output.write(secrets.token_urlsafe(48))
    for _ in range(TRIES):  # another worker may be writing it just now
        found = file.read_text(encoding="ascii").strip()
        if len(found) >= SHORTEST_SECRET:
            return found
        time.sleep(0.05)
    raise SettingsError("XINSHIMIN_WEB_SECRET", str(file), "有内容的密钥文件；请删掉这个文件，会重新生成")
