"""The address that the platform calls: who may, what came, and how the reply is closed again."""

import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.errors import CallbackError
from bot.wechat.account import Account
from bot.wechat.incoming import Incoming, read_fields, to_incoming
from bot.wechat.outgoing import sealed_reply, text_reply
from bot.wechat.sealing import Seal
from bot.wechat.signing import is_fresh, is_signed, signature_of

LARGEST = 64 * 1024  # bytes of a body
LONGEST_PARAMETER = 4096  # characters; the longest is a sealed echostr
NAMES = ("signature", "msg_signature", "timestamp", "nonce", "echostr")

Query = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Received:
    """What came: its elements, and the key that opened it, with which the reply is sealed; None where it came in the clear."""

    fields: Mapping[str, str | None]
    key: bytes | None

    @property
    def incoming(self) -> Incoming:
        """The message of a person; raises `CallbackError` where it is none."""
        return to_incoming(self.fields)


class Callback:
    """Checks, opens and closes what goes over one account's address. `clock` gives seconds since 1970."""

    def __init__(self, account: Account, clock: Callable[[], float] = time.time) -> None:
        self._account, self._clock = account, clock
        self._seal = Seal(account.keys, account.receiver)

    def echo(self, query: Query) -> str:
        """What verifies the address to the platform; raises `CallbackError` where somebody else asks."""
        given = self._checked(query)
        if "echostr" not in given:
            raise CallbackError("parameter")
        if self._account.kind == "wechat":
            return given["echostr"]
        self._check_sealed(given, given["echostr"])
        return _utf8(self._seal.open(given["echostr"])[0])

    def read(self, query: Query, body: bytes) -> Received:
        """What a request says; raises `CallbackError` for whatever is not signed, fresh, sealed as agreed, small and whole."""
        given = self._checked(query)
        if len(body) > LARGEST:
            raise CallbackError("size")
        fields = read_fields(body)
        sealed = fields.get("Encrypt")
        if sealed is None:
            if self._account.mode == "safe":
                raise CallbackError("plaintext")
            return Received(fields, None)
        if self._account.mode == "plain":
            raise CallbackError("sealed")
        self._check_sealed(given, sealed)
        message, key = self._seal.open(sealed)
        return Received(read_fields(message), key)

    def reply(self, received: Received, text: str) -> str:
        """The body that replies `text` to what came."""
        incoming, now = received.incoming, int(self._clock())
        plain = text_reply(incoming.person, incoming.receiver, now, text)
        if received.key is None:
            return plain
        sealed, nonce = self._seal.make(plain.encode(), received.key), secrets.token_hex(8)
        return sealed_reply(sealed, signature_of(self._account.token, str(now), nonce, sealed), str(now), nonce)

    def _checked(self, query: Query) -> dict[str, str]:
        """The parameters, each once, fresh, and signed where a signature must be."""
        given: dict[str, str] = {}
        for name in NAMES:
            values = query.get(name) or ()
            if len(values) > 1 or any(len(value) > LONGEST_PARAMETER for value in values):
                raise CallbackError("parameter")
            given |= {name: values[0]} if values else {}
        if not {"timestamp", "nonce"} <= given.keys():
            raise CallbackError("parameter")
        plainly = self._account.kind == "wechat"  # WeCom signs sealed texts only
        if plainly and not is_signed(given.get("signature", ""), self._account.token, given["timestamp"], given["nonce"]):
            raise CallbackError("signature")
        if not is_fresh(given["timestamp"], self._clock()):
            raise CallbackError("stale")
        return given

    def _check_sealed(self, given: Mapping[str, str], sealed: str) -> None:
        if not is_signed(given.get("msg_signature", ""), self._account.token, given["timestamp"], given["nonce"], sealed):
            raise CallbackError("signature")


def _utf8(message: bytes) -> str:
    try:
        return message.decode("utf-8")
    except UnicodeDecodeError:
        raise CallbackError("xml") from None
