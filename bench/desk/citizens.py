"""Citizens who wait for a person: what they say is written as the servers of the channels write it, and what reached them is read back."""

from collections import Counter
from datetime import timedelta

from bot.conversations.conversations import Conversations
from bot.conversations.live.live import Live
from bot.conversations.records import Line, Summary
from bot.policy.topics import TOPICS

PLACES = ("150200", "320600", "510100", "150000")


class Citizens:
    """All of them, over the database that they share with the desk."""

    def __init__(self, kept: Conversations, live: Live) -> None:
        self._kept, self._live = kept, live
        self.names: dict[int, str] = {}

    def wait(self, count: int) -> None:
        """So many ask for a person, with a few lines said before."""
        for index in range(count):
            name, topic = f"web:bench{index}", TOPICS[index % len(TOPICS)]
            self._kept.sessions.open(name, "web", "v1", timedelta(days=1))
            self._kept.transcript.add(name, "web", [Line("citizen", f"{topic.label}怎么办"), Line("bot", "有规定。")] * 3)
            summary = Summary(living=PLACES[index % len(PLACES)], topic=topic.key, words=f"{topic.label}怎么办")
            self.names[self._kept.handovers.request(name, "asked", summary).number] = name

    def say(self, number: int, text: str) -> None:
        """The citizen of a request says something; whoever has the talk must hear it."""
        if self._live.listening.hear(self.names[number], text) is None:
            raise AssertionError(f"nobody has the talk {number}")

    def lost(self, sent: dict[int, list[str]]) -> int:
        """How many of the messages that operators sent (by request, in order) did not reach the citizen once, and in order."""
        lost = 0
        for number, name in self.names.items():
            got = [event.text for event in self._kept.outbox.after(name, 0) if event.speaker == "operator"]
            wanted = sent.get(number, [])
            lost += sum(abs(count) for count in _differences(got, wanted).values()) if got != wanted else 0
            lost += 1 if got != wanted and Counter(got) == Counter(wanted) else 0  # all there, in another order
        return lost


def _differences(got: list[str], wanted: list[str]) -> dict[str, int]:
    there, meant = Counter(got), Counter(wanted)
    return {text: there[text] - meant[text] for text in there.keys() | meant.keys()}
