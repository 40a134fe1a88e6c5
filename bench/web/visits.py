"""A visit to a page with a chat: open it, ask, read the answer; what was loaded and how long each step took."""

import time
from dataclasses import dataclass
from statistics import median
from typing import Any

SLOW = {"latency": 300, "downloadThroughput": 750_000 / 8, "uploadThroughput": 250_000 / 8, "offline": False}  # 300 ms, 750 kbit/s: weak 3G
SLOWER_PROCESSOR = 4
QUESTION = "我在包头打工，公租房怎么申请"
ANSWER = "纳入公租房保障对象范围"
PATIENCE = 60_000  # milliseconds


@dataclass(frozen=True)
class Visit:
    """Bytes over the network and requests until the chat can be opened and until the answer stands; seconds of each step."""

    bytes_before: float
    requests_before: float
    bytes_in_all: float
    requests_in_all: float
    button: float
    field: float
    answer: float
    from_start: float


class Counter:
    """Counts what goes over the network of a page."""

    def __init__(self, page: Any) -> None:
        self.bytes, self.requests = 0.0, 0
        self.session = page.context.new_cdp_session(page)
        self.session.send("Network.enable")
        self.session.on("Network.requestWillBeSent", lambda event: self._asked(event["request"]["url"]))
        self.session.on("Network.dataReceived", lambda event: self._came(event["encodedDataLength"]))
        self.session.on("Network.responseReceived", lambda event: self._came(event["response"]["encodedDataLength"]))
        for name in ("webSocketFrameReceived", "webSocketFrameSent"):
            self.session.on(f"Network.{name}", lambda event: self._came(len(event["response"]["payloadData"].encode())))
        self.session.on("Network.webSocketCreated", lambda event: self._asked(event["url"]))

    def slow_down(self) -> None:
        """A weak line and a weak telephone."""
        self.session.send("Network.emulateNetworkConditions", SLOW)
        self.session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_PROCESSOR})

    def _asked(self, url: str) -> None:
        self.requests += not url.startswith("data:")

    def _came(self, size: float) -> None:
        self.bytes += max(size, 0)


def visit_ours(page: Any, address: str, slow: bool) -> Visit:
    """Ours: the button, the notice agreed to, the question, the card."""
    counter, begun = _begin(page, slow)
    page.goto(f"{address}/ours", wait_until="commit")
    page.get_by_role("button", name="问政策").wait_for(timeout=PATIENCE)
    before = (counter.bytes, counter.requests, time.monotonic() - begun)
    opened = time.monotonic()
    page.get_by_role("button", name="问政策").click()
    page.get_by_role("button", name="同意，开始").click(timeout=PATIENCE)
    field = page.get_by_label("您的问题")
    return _ask(page, field, counter, begun, before, opened)


def visit_theirs(page: Any, address: str, slow: bool) -> Visit:
    """rasa-webchat: the button, the question, the reply."""
    counter, begun = _begin(page, slow)
    page.goto(f"{address}/theirs", wait_until="commit")
    page.locator(".rw-launcher").wait_for(timeout=PATIENCE)
    before = (counter.bytes, counter.requests, time.monotonic() - begun)
    opened = time.monotonic()
    page.locator(".rw-launcher").click()
    page.wait_for_selector(".rw-new-message:not([disabled])", timeout=PATIENCE)
    return _ask(page, page.locator(".rw-new-message"), counter, begun, before, opened)


def _begin(page: Any, slow: bool) -> tuple[Counter, float]:
    counter = Counter(page)
    if slow:
        counter.slow_down()
    return counter, time.monotonic()


def _ask(page: Any, field: Any, counter: Counter, begun: float, before: tuple[float, int, float], opened: float) -> Visit:
    field.fill(QUESTION, timeout=PATIENCE)
    ready = time.monotonic()
    field.press("Enter")
    page.get_by_text(ANSWER).last.wait_for(timeout=PATIENCE)
    done = time.monotonic()
    page.wait_for_timeout(500)  # what is still on the way belongs to it
    return Visit(before[0], before[1], counter.bytes, counter.requests, before[2], ready - opened, done - ready, done - begun)


def middle(visits: list[Visit]) -> Visit:
    """The median of each figure."""
    return Visit(*(median(getattr(one, name) for one in visits) for name in Visit.__dataclass_fields__))
