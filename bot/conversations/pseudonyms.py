"""The pseudonym of a conversation: what stands for it where nobody needs to reach the person (audit log, commands, the desk's screen).

Names of conversations lead back to people: WeChat's hold the person's OpenID. A pseudonym leads to a name only for who has the database.
"""

import hashlib
import re

DIGITS = 12  # hexadecimal: among a million conversations two share one with a chance of one in 500
PSEUDONYM = re.compile(rf"[a-z_]{{1,20}}-[0-9a-f]{{{DIGITS}}}")


def pseudonym_of(conversation: str) -> str:
    """The pseudonym of a conversation, for example `wechat-3f0c9a1be27d`: its channel and the beginning of a SHA-256."""
    channel = re.sub(r"[^a-z_]", "", conversation.partition(":")[0])[:20] if ":" in conversation else ""
    return f"{channel or 'talk'}-{hashlib.sha256(conversation.encode('utf-8', 'surrogatepass')).hexdigest()[:DIGITS]}"
