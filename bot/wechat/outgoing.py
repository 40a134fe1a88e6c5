"""Passive replies as XML that nothing in a text can break."""

import re

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, section 2.2
SUCCESS = "success"
"""What says that nothing will be replied: the person sees nothing, and the platform does not ask again."""


def clean(text: str) -> str:
    """`text` without what no XML can hold: NUL, control characters, lone surrogates."""
    return NOT_XML.sub("", text)


def cdata(text: str) -> str:
    """`text` as character data; its own end sign is divided between two sections."""
    return "<![CDATA[" + clean(text).replace("]]>", "]]]]><![CDATA[>") + "]]>"


def text_reply(person: str, sender: str, created: int, text: str) -> str:
    """The reply `text` to `person` from the account `sender`; `created` is the time in seconds since 1970."""
    return (
        f"<xml><ToUserName>{cdata(person)}</ToUserName><FromUserName>{cdata(sender)}</FromUserName>"
        f"<CreateTime>{created}</CreateTime><MsgType><![CDATA[text]]></MsgType><Content>{cdata(text)}</Content></xml>"
    )


def sealed_reply(sealed: str, signature: str, timestamp: str, nonce: str) -> str:
    """The envelope of a sealed reply."""
    return (
        f"<xml><Encrypt>{cdata(sealed)}</Encrypt><MsgSignature>{cdata(signature)}</MsgSignature>"
        f"<TimeStamp>{timestamp}</TimeStamp><Nonce>{cdata(nonce)}</Nonce></xml>"
    )
