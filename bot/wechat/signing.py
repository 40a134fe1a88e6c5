"""Signatures of the platform: SHA-1 over the sorted parts.

Sources: developers.weixin.qq.com, 接入指南; developer.work.weixin.qq.com, 加解密方案.
"""

import hmac
import re

from wechatpy.utils import WeChatSigner

FRESH = 300  # seconds that a request may lie in the past or, by a clock that is ahead, in the future
NUMBER = re.compile(r"[0-9]{1,12}")


def signature_of(*parts: str) -> str:
    """The signature over `parts`: token, timestamp, nonce, and the sealed text where there is one."""
    signer = WeChatSigner()
    signer.add_data(*parts)
    return str(signer.signature)


def is_signed(signature: str, *parts: str) -> bool:
    """Whether `signature` is the one over `parts`; how long that takes tells nothing. Whatever is not ASCII is not signed."""
    if not signature.isascii() or not all(part.isascii() for part in parts):
        return False
    return hmac.compare_digest(signature_of(*parts), signature)


def is_fresh(timestamp: str, now: float) -> bool:
    """Whether a request's timestamp (seconds since 1970) is near `now`."""
    return NUMBER.fullmatch(timestamp) is not None and abs(now - int(timestamp)) <= FRESH
