"""The platform as its documentation has it, by itself: it signs, seals, calls an address, and reads what comes back.

Nothing of `bot.wechat` is used here, so that an error there is not made twice.
"""

import base64
import hashlib
import os
import struct
import time
from dataclasses import dataclass, field
from xml.etree import ElementTree

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7

TOKEN, APPID, SECRET = "TestToken2026", "wx0123456789abcdef", "0123456789abcdef0123456789abcdef"
AES_KEY, OLD_KEY, FOREIGN_KEY = ("k" * 42 + "A", "p" * 42 + "A", "f" * 42 + "A")
PERSON, ACCOUNT = "oABCdef_ghi-JKLmnopqrstuvwxy", "gh_0123456789ab"

TEXT = "<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[{content}]]></Content>"


def sha1(*parts):
    return hashlib.sha1("".join(sorted(parts)).encode()).hexdigest()


def raw_seal(content, aes_key):
    """AES over what stands there, padded or not."""
    key = base64.b64decode(aes_key + "=")
    encryptor = Cipher(algorithms.AES(key), modes.CBC(key[:16])).encryptor()
    return base64.b64encode(encryptor.update(content) + encryptor.finalize()).decode()


def seal(message, aes_key=AES_KEY, receiver=APPID):
    message = message.encode() if isinstance(message, str) else message
    padder = PKCS7(256).padder()
    content = os.urandom(16) + struct.pack(">I", len(message)) + message + receiver.encode()
    return raw_seal(padder.update(content) + padder.finalize(), aes_key)


def unseal(sealed, aes_key=AES_KEY, receiver=APPID):
    key, unpadder = base64.b64decode(aes_key + "="), PKCS7(256).unpadder()
    decryptor = Cipher(algorithms.AES(key), modes.CBC(key[:16])).decryptor()
    content = unpadder.update(decryptor.update(base64.b64decode(sealed)) + decryptor.finalize()) + unpadder.finalize()
    (length,) = struct.unpack(">I", content[16:20])
    assert content[20 + length :].decode() == receiver
    return content[20 : 20 + length].decode()


@dataclass
class Platform:
    """One account on the platform's side."""

    mode: str = "safe"
    token: str = TOKEN
    receiver: str = APPID
    aes_key: str = AES_KEY
    person: str = PERSON
    account: str = ACCOUNT
    clock: object = time.time
    official: bool = True
    sent: int = field(default=0)

    def xml(self, inner, number=None, created=None, person=None):
        """A message of a person; every one has a MsgId of its own."""
        self.sent += 1
        number = 24_000_000_000_000_000 + int.from_bytes(os.urandom(4), "big") * 1000 + self.sent if number is None else number
        created = int(self.clock()) if created is None else created
        head = f"<ToUserName><![CDATA[{self.account}]]></ToUserName><FromUserName><![CDATA[{person or self.person}]]></FromUserName>"
        tail = f"<MsgId>{number}</MsgId>" if number != "" else ""
        return f"<xml>{head}<CreateTime>{created}</CreateTime>{inner}{tail}</xml>"

    def text(self, content, **more):
        return self.xml(TEXT.format(content=content.replace("]]>", "]]]]><![CDATA[>")), **more)

    def event(self, name, key="", more="", **given):
        inner = f"<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[{name}]]></Event>"
        inner += f"<EventKey><![CDATA[{key}]]></EventKey>" if key else ""
        return self.xml(inner + more, number="", **given)

    def call(self, message, aes_key=None, receiver=None, timestamp=None, nonce="1372623149", sealed=None):
        """Query and body of the call that carries `message`."""
        timestamp = str(int(self.clock()) if timestamp is None else timestamp)
        query = {"timestamp": timestamp, "nonce": nonce}
        if self.official:
            query |= {"signature": sha1(self.token, timestamp, nonce), "openid": self.person}
        if self.mode == "plain" and sealed is None:
            return query, message if isinstance(message, bytes) else message.encode("utf-8")
        sealed = sealed if sealed is not None else seal(message, aes_key or self.aes_key, receiver or self.receiver)
        query |= {"encrypt_type": "aes", "msg_signature": sha1(self.token, timestamp, nonce, sealed)}
        envelope = f"<ToUserName><![CDATA[{self.account}]]></ToUserName><Encrypt><![CDATA[{sealed}]]></Encrypt>"
        if self.mode == "compatible":
            envelope = message.removeprefix("<xml>").removesuffix("</xml>") + f"<Encrypt><![CDATA[{sealed}]]></Encrypt>"
        return query, f"<xml>{envelope}</xml>".encode()

    def verification(self, echo="5927782489442352469"):
        timestamp, nonce = str(int(self.clock())), "1320562132"
        if self.official:
            return {"signature": sha1(self.token, timestamp, nonce), "timestamp": timestamp, "nonce": nonce, "echostr": echo}
        sealed = seal(echo, self.aes_key, self.receiver)
        return {"msg_signature": sha1(self.token, timestamp, nonce, sealed), "timestamp": timestamp, "nonce": nonce, "echostr": sealed}

    def read(self, body, aes_key=None):
        """What the person sees of a reply: None for silence; anything that is no valid reply fails."""
        if body in ("", "success"):
            return None
        root = ElementTree.fromstring(body)
        if root.find("Encrypt") is not None:
            sealed = root.findtext("Encrypt")
            assert root.findtext("MsgSignature") == sha1(self.token, root.findtext("TimeStamp"), root.findtext("Nonce"), sealed)
            root = ElementTree.fromstring(unseal(sealed, aes_key or self.aes_key, self.receiver))
        assert (root.findtext("ToUserName"), root.findtext("FromUserName")) == (self.person, self.account)
        assert root.findtext("CreateTime").isdigit() and root.findtext("MsgType") == "text"
        content = root.findtext("Content")
        assert content and len(content.encode()) <= 2048
        return content


def lists(query):
    """A query as a web server gives it: every parameter with all its values."""
    return {name: [value] for name, value in query.items()}
