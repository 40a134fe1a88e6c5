"""Phones with the platform behind them: every message is called up to three times, five seconds each, as Tencent does it."""

import threading
import time
from dataclasses import dataclass, field

import requests

BROKEN = "该公众号提供的服务出现故障"


@dataclass
class Phone:
    """One person's conversation with the account at `address`."""

    platform: object
    address: str
    seconds: float = 5.0
    seen: list = field(default_factory=list)
    traces: list = field(default_factory=list)
    asked: int = 0

    def say(self, content, **more):
        """Send a text and return what the person sees: a text, None for silence, or that the service is broken."""
        return self.send(self.platform.text(content, **more))

    def send(self, message, tries=3):
        for _ in range(tries):
            self.asked += 1
            reply = self.call(*self.platform.call(message))
            if reply is not None:
                self.traces.append(reply.headers.get("X-Trace-Id"))
                seen = self.platform.read(reply.text)
                self.seen += [seen] if seen else []
                return seen
        self.seen.append(BROKEN)
        return BROKEN

    def call(self, query, body):
        """One call; None where the platform hangs up or gets no reply that it takes."""
        try:
            reply = deadline_post(self.address, query, body, self.seconds)
        except requests.RequestException:
            return None
        return reply if reply is not None and reply.status_code == 200 else None


def deadline_post(address, query, body, seconds):
    """POST that really ends after `seconds`, whatever trickles in."""
    with requests.Session() as session:
        session.trust_env = False
        started = time.monotonic()
        reply = session.post(address, params=query, data=body, headers={"Content-Type": "text/xml"}, timeout=seconds)
        return reply if time.monotonic() - started <= seconds else None


def at_once(*works):
    """Run all of them at the same time; their results in order."""
    results = [None] * len(works)

    def keep(place, work):
        results[place] = work()

    threads = [threading.Thread(target=keep, args=one) for one in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
