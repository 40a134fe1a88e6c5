"""Sealed messages: AES-256-CBC over 16 random bytes, the length (4 bytes, big-endian), the message, and the receiver's id.

Padding is PKCS#7 to 32 bytes; the initial vector is the key's first half (developers.weixin.qq.com, 消息加解密说明).
"""

import binascii
import hmac
import os
import struct
from base64 import b64decode, b64encode
from collections.abc import Sequence

from wechatpy.crypto.cryptography import WeChatCipher

from bot.errors import CallbackError

RANDOM, LENGTH, BLOCK, AES_BLOCK = 16, 4, 32, 16


class Seal:
    """Opens and makes sealed messages for `receiver`; `keys` are tried in order, so that the previous one serves while it is replaced."""

    def __init__(self, keys: Sequence[bytes], receiver: str) -> None:
        self._keys, self._receiver = tuple(keys), receiver.encode()

    def open(self, sealed: str) -> tuple[bytes, bytes]:
        """The message in `sealed` and the key that opened it; raises `CallbackError` for what is none of ours."""
        try:
            data = b64decode(sealed, validate=True)
        except (binascii.Error, ValueError):
            raise CallbackError("base64") from None
        if not data or len(data) % AES_BLOCK:
            raise CallbackError("block")
        for key in self._keys:
            content = _without_padding(WeChatCipher(key).decrypt(data))
            if content is not None:
                return self._message(content), key
        raise CallbackError("key")

    def make(self, message: bytes, key: bytes | None = None) -> str:
        """Seal `message` with `key`, or the present one."""
        content = os.urandom(RANDOM) + struct.pack(">I", len(message)) + message + self._receiver
        padding = BLOCK - len(content) % BLOCK
        return b64encode(WeChatCipher(key or self._keys[0]).encrypt(content + bytes([padding]) * padding)).decode()

    def _message(self, content: bytes) -> bytes:
        if len(content) < RANDOM + LENGTH:
            raise CallbackError("length")
        (length,) = struct.unpack(">I", content[RANDOM : RANDOM + LENGTH])
        message, receiver = content[RANDOM + LENGTH :][:length], content[RANDOM + LENGTH :][length:]
        if len(message) < length:
            raise CallbackError("length")
        if not hmac.compare_digest(receiver, self._receiver):
            raise CallbackError("receiver")
        return message


def _without_padding(content: bytes) -> bytes | None:
    """`content` without its padding, or None where that is no padding: then it was another key."""
    padding = content[-1]
    if not 1 <= padding <= BLOCK or content[-padding:] != bytes([padding]) * padding:
        return None
    return content[:-padding]
