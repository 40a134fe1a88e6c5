"""What strangers' bytes reach first: each target takes bytes and returns quietly, or the product has a fault.

A refusal is one sentence of the product's own error classes; any other exception is the fault that is looked for.
"""

import asyncio
import json
import tempfile
from pathlib import Path

from bot.channels.guards import COMMAND, LONGEST, fault_of, safe_text
from bot.errors import CallbackError, PolicyFileError
from bot.importer.pipeline import import_file
from bot.wechat.incoming import read_fields, to_incoming

FOLDER = Path(tempfile.mkdtemp(prefix="fuzz", dir="/tmp"))


def importer(data: bytes, suffix: str = ".txt") -> None:
    """A file of any kind becomes a document, or one sentence that names it."""
    path = FOLDER / f"file{suffix}"
    path.write_bytes(data)
    try:
        draft = import_file("fuzzed", path)
    except PolicyFileError as error:
        said = str(error)
        assert "\n" not in said and path.name in said and said.endswith("。"), said
        return
    assert "".join(draft.text.split()), "an empty document"


def wechat(data: bytes) -> None:
    """What claims to come from the platform is read or refused, and what is read is a person's message."""
    try:
        incoming = to_incoming(read_fields(data))
    except CallbackError as error:
        assert error.reason.isidentifier()
        return
    assert incoming.person and incoming.receiver


class _Request:
    """As much of a request of Sanic as a body needs."""

    def __init__(self, data: bytes) -> None:
        self.stream, self.request_body, self._chunks = self, True, [data[at : at + 4096] for at in range(0, len(data), 4096)]

    async def read(self) -> bytes | None:
        return self._chunks.pop(0) if self._chunks else None


def web(data: bytes) -> None:
    """The JSON of the web channel is read or refused with a status below 500; what is read is no command and can be stored."""
    from bot.channels.web.bodies import client_id_in, read_object, reason_in, text_in
    from bot.channels.web.faults import FaultError

    try:
        body = asyncio.run(read_object(_Request(data)))
    except FaultError as fault:
        assert fault.status in (400, 413)
        return
    for part in (client_id_in, text_in, reason_in):
        try:
            said = part(body)
        except FaultError as fault:
            assert fault.status == 400
        else:
            assert said is None or (not COMMAND.match(said) and said.encode())


def rest(data: bytes) -> None:
    """The JSON of the guarded `rest` channel: refused with one sentence, or a text that Rasa cannot take for a command."""
    try:
        payload = json.loads(data)
    except (ValueError, RecursionError):
        return
    if fault_of(payload) is None:
        text = safe_text(payload["message"])
        assert not COMMAND.match(text) and len(text) <= 2 * LONGEST and text.encode() is not None


TARGETS = {"importer": importer, "wechat": wechat, "web": web, "rest": rest}
