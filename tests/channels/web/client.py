"""A client of the web channel, as plain as it can be."""

import json
from contextlib import contextmanager
from uuid import uuid4

import requests


class Client:
    """One visitor: opens a session, writes, and listens."""

    def __init__(self, address):
        self.address, self.token, self.session = f"{address}/webhooks/web", None, None

    def request(self, method, path, headers=None, **options):
        headers = {**({"Authorization": f"Bearer {self.token}"} if self.token else {}), **(headers or {})}
        return requests.request(method, self.address + path, headers=headers, timeout=30, **options)

    def open(self, **more):
        version = self.request("GET", "/notice").json()["version"]
        reply = self.request("POST", "/sessions", json={"consent": version, **more})
        assert reply.status_code == 201, reply.text
        self.token, self.session = reply.json()["token"], reply.json()["session"]
        return self

    def say(self, text, client_id=None):
        reply = self.request("POST", "/messages", json={"id": client_id or uuid4().hex, "text": text})
        assert reply.status_code == 202, reply.text
        return reply.json()

    def events(self, after=0, wait=0):
        reply = self.request("GET", f"/events?after={after}&wait={wait}")
        assert reply.status_code == 200, reply.text
        return reply.json()

    def until_answered(self, client_id, after=0):
        """Ask for events until the turn of a message is over; return them all."""
        found = []
        for _ in range(40):
            found += self.events(found[-1]["seq"] if found else after, wait=5)["events"]
            if any(event["reply_to"] == client_id and event["last"] for event in found):
                return found
        raise AssertionError(found)

    @contextmanager
    def stream(self, after=None, **headers):
        """An open stream: gives (event, number or None, data), and ("heartbeat", None, None)."""
        wanted = {"Accept": "text/event-stream", "Accept-Encoding": "identity", **headers}
        wanted |= {} if after is None else {"Last-Event-ID": str(after)}
        with self.request("GET", "/events", headers=wanted, stream=True) as reply:
            assert reply.status_code == 200, reply.text
            yield parsed(reply.iter_content(1))


def parsed(pieces):
    """Server-sent events as they come."""
    block = b""
    for piece in pieces:
        block += piece
        if not block.endswith(b"\n\n"):
            continue
        lines = dict(line.split(": ", 1) for line in block.decode().strip("\n").split("\n") if line.strip(": "))
        if "event" in lines:
            yield lines["event"], int(lines["id"]) if "id" in lines else None, json.loads(lines["data"])
        elif not lines:
            yield "heartbeat", None, None
        block = b""
