"""What comes from the platform: XML, read to a typed message or refused. One error for everything that is wrong."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from bot.errors import CallbackError

Kind = Literal["text", "voice", "image", "location", "link", "video", "event", "other"]
KINDS: Mapping[str, Kind] = {
    "text": "text",
    "voice": "voice",
    "image": "image",
    "location": "location",
    "link": "link",
    "video": "video",
    "shortvideo": "video",
    "event": "event",
}
PERSON = re.compile(r"[A-Za-z0-9_@.\-]{1,128}")
NUMBER = re.compile(r"[0-9]{1,19}")
GREATEST = 2**63 - 1  # of a MsgId, which is a 64 bit number


@dataclass(frozen=True)
class Incoming:
    """A message or event of a person. `text` holds what was written or, of a voice, what the platform has heard in it.

    `receiver` is whom the person wrote to, `created` seconds since 1970, `number` the MsgId (empty for most events). `choice` is the id of
    the entry of a menu message that was tapped. Latitude and longitude are degrees (GCJ-02).
    """

    kind: Kind
    person: str
    receiver: str
    created: int
    number: str = ""
    text: str = ""
    event: str = ""
    event_key: str = ""
    choice: str = ""
    latitude: float | None = None
    longitude: float | None = None
    label: str = ""

    @property
    def key(self) -> str:
        """What is the same whenever the platform asks again for this message: MsgId, or for events person, time, event and its key."""
        return self.number or f"{self.person}|{self.created}|{self.event}|{self.event_key}"


def read_fields(body: bytes) -> dict[str, str | None]:
    """The elements of an `<xml>` document by name; None for one that has elements of its own. Raises `CallbackError`.

    Nothing outside is read and no entity is filled in; a document type, a name that stands twice, depth and broken UTF-8 are refused.
    """
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        body.decode("utf-8")
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, UnicodeDecodeError, ValueError):
        raise CallbackError("xml") from None
    if root.tag != "xml" or root.getroottree().docinfo.internalDTD is not None:
        raise CallbackError("xml")
    fields: dict[str, str | None] = {}
    for element in root:
        if not isinstance(element.tag, str) or element.tag in fields:
            raise CallbackError("repeated")
        fields[element.tag] = None if len(element) else (element.text or "")
    return fields


def to_incoming(fields: Mapping[str, str | None]) -> Incoming:
    """The message that the elements say; raises `CallbackError` where one that is needed is missing, nested or no number."""
    said = _text(fields, "MsgType")
    kind = KINDS.get(said, "other")
    number = fields.get("MsgId") or ""
    if kind != "event" or number:
        _number(number, "msgid")
    person, receiver = _text(fields, "FromUserName"), _text(fields, "ToUserName")
    if not PERSON.fullmatch(person) or not PERSON.fullmatch(receiver):
        raise CallbackError("person")
    event = kind == "event"
    return Incoming(
        kind=kind,
        person=person,
        receiver=receiver,
        created=_number(_text(fields, "CreateTime"), "time"),
        number=number,
        text=_text(fields, "Content") if kind == "text" else (fields.get("Recognition") or "" if kind == "voice" else ""),
        event=_text(fields, "Event") if event else "",
        event_key=fields.get("EventKey") or "" if event else "",
        choice=fields.get("bizmsgmenuid") or "",
        latitude=_degrees(fields, "Latitude" if event else "Location_X", 90),
        longitude=_degrees(fields, "Longitude" if event else "Location_Y", 180),
        label=fields.get("Label") or "",
    )


def _text(fields: Mapping[str, str | None], name: str) -> str:
    text = fields.get(name)
    if text is None:
        raise CallbackError(name.lower())
    return text


def _number(text: str, reason: str) -> int:
    if not NUMBER.fullmatch(text) or int(text) > GREATEST:
        raise CallbackError(reason)
    return int(text)


def _degrees(fields: Mapping[str, str | None], name: str, most: int) -> float | None:
    try:
        value = float(fields.get(name) or "nan")
    except ValueError:
        return None
    return value if math.isfinite(value) and abs(value) <= most else None
