"""What every channel does to a message before Rasa sees it."""

import re
from typing import Any, Optional

from bot.conversations.pseudonyms import pseudonym_of
from bot.language.masking import mask

LONGEST = 2000
LONGEST_SENDER = 200
COMMAND = re.compile(r"^[\s\u200b-\u200f\u2060-\u2064\ufeff]*/+")
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # UTF-8 or a database column cannot hold them


def safe_text(text: str) -> str:
    """Return `text` without personal numbers, and such that Rasa cannot take it for a command (`/restart`, `/ask_pension{…}`)."""
    return COMMAND.sub("／", mask(UNSTORABLE.sub("", text))).strip()


def safe_sender(channel: str, sender: str) -> str:
    """The name of the conversation with `sender`, as `channel` calls them; a personal number in it gives way to a pseudonym."""
    name = f"{channel}:{sender}"
    return name if mask(sender) == sender else f"{channel}:{pseudonym_of(name)}"


def fault_of(payload: Any) -> Optional[str]:
    """One sentence that says what is wrong with the JSON body of a message, or None where nothing is."""
    if not isinstance(payload, dict) or not isinstance(payload.get("message"), str):
        return '请求里要有文字 message，例如 {"sender": "u1", "message": "包头的公租房怎么申请"}。'
    if not any(character.isprintable() and not character.isspace() for character in payload["message"]):
        return "消息是空的，请写一句话再发送。"
    if len(payload["message"]) > LONGEST:
        return f"消息太长了，最多 {LONGEST} 个字，请分几次说。"
    sender = payload.get("sender")
    return None if sender is None or _names_somebody(sender) else f"sender 应为 1 到 {LONGEST_SENDER} 字的文字。"


def _names_somebody(sender: Any) -> bool:
    """An empty name would put strangers into one conversation."""
    if isinstance(sender, bool) or not isinstance(sender, (str, int)):
        return False
    name = str(sender)
    return name.isprintable() and not name.isspace() and 0 < len(name) <= LONGEST_SENDER
