"""Citizens who go on asking through nginx while something breaks, as the widget would: what was not taken is sent again, once an answer."""

import threading
import time
from collections import Counter
from uuid import uuid4

import requests

QUESTIONS = (
    "包头公租房怎么申请", "那低保呢", "孩子上小学要什么材料", "归哪个部门管", "失业金能领多久", "居住证怎么办",
)  # fmt: skip
PROMISED = 5.0  # seconds until a citizen hears the truth
ON_THE_WAY = 1.0  # second more that a busy machine may need to carry it
AGAIN = 0.5  # seconds until what was not taken is sent again


class Citizen(threading.Thread):
    """Asks one question after the other. `longest` is what the server took for its longest reply to any request, in seconds."""

    def __init__(self, layout):
        super().__init__(daemon=True)
        self.address, self.certificate = f"{layout.address}/webhooks/web", str(layout.door.certificate)
        self.over = threading.Event()
        self.asked, self.outcomes, self.full_at = [], [], []
        self.refusals, self.unsaid, self.longest = Counter(), [], 0.0
        self.fault = None
        version = self._request("GET", "/notice").json()["version"]
        opened = self._request("POST", "/sessions", json={"consent": version, "region": "150200"})
        assert opened.status_code == 201, opened.text
        self.headers = {"Authorization": f"Bearer {opened.json()['token']}"}

    def run(self):
        try:
            seq = 0
            while not self.over.is_set():
                seq = self._ask(QUESTIONS[len(self.asked) % len(QUESTIONS)], seq)
        except Exception as fault:
            self.fault = fault

    def stop(self):
        """End after the question that is being asked; what went wrong meanwhile fails the test."""
        self.over.set()
        self.join(timeout=90)
        assert not self.is_alive(), (self.asked[-1], self.refusals)
        if self.fault is not None:
            raise self.fault
        assert not self.unsaid, self.unsaid
        assert self.longest < PROMISED + ON_THE_WAY, self.longest

    def full_since(self, moment):
        """When the first full answer came to a question that was asked after `moment`; None where none did yet."""
        return next((at for asked_at, at in self.full_at if asked_at > moment), None)

    def events(self):
        """Everything that was said, from the beginning."""
        reply = self._request("GET", "/events?after=0", headers=self.headers)
        assert reply.status_code == 200, reply.text
        return reply.json()["events"]

    def _ask(self, text, seq):
        client_id, asked_at = uuid4().hex, time.monotonic()
        self.asked.append(client_id)
        while self._said("POST", "/messages", json={"id": client_id, "text": text}, headers=self.headers) is None:
            time.sleep(AGAIN)
        while True:
            listened = self._listened(seq)
            for event in (listened or {"events": ()})["events"]:
                seq = event["seq"]
                if event["reply_to"] != client_id or not event["last"]:
                    continue
                outcome = (event["answer"] or {}).get("outcome")
                self.outcomes.append(outcome)
                if outcome != "unavailable":
                    self.full_at.append((asked_at, time.monotonic()))
                return seq
            if listened is None:
                time.sleep(AGAIN)

    def _listened(self, seq):
        """What came of listening; the page does not wait for a line that is silent, it asks anew."""
        try:
            reply = self._request("GET", f"/events?after={seq}&wait=2", headers=self.headers, timeout=PROMISED)
        except (requests.ConnectionError, requests.Timeout):
            self.refusals["silent"] += 1
            return None
        return reply.json() if reply.ok else None

    def _said(self, method, path, **more):
        """What the server said; None where it refused, with a sentence, or where nothing listened."""
        began = time.monotonic()
        try:
            reply = self._request(method, path, **more)
        except requests.ConnectionError:  # nothing listens: the widget says so by itself, as it does without a network
            self.refusals["no server"] += 1
            return None
        self.longest = max(self.longest, time.monotonic() - began)
        if reply.ok:
            return reply.json()
        self.refusals[reply.status_code] += 1
        if reply.status_code not in (429, 502, 503, 504) or not reply.json().get("error"):
            self.unsaid.append((reply.status_code, reply.text[:200]))
        return None

    def _request(self, method, path, **more):
        return requests.request(method, self.address + path, verify=self.certificate, **{"timeout": 30, **more})


def check_all_was_answered_once(citizen):
    """Every message is there once, in order, with one end of its reply each."""
    events = citizen.events()
    said = [event["id"] for event in events if event["from"] == "citizen"]
    assert said == citizen.asked
    answered = [event["reply_to"] for event in events if event["from"] == "bot" and event["last"] and event["reply_to"]]
    assert answered == citizen.asked
    assert [event["seq"] for event in events] == sorted({event["seq"] for event in events})
