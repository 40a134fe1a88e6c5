"""The queue as an operator sees it: who waits, where, for what and how long, the oldest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.conversations.records import Handover, channel_of
from bot.conversations.staff.records import Account
from bot.policy.topics import topic as topic_of
from bot.regions import Gazetteer

CHANNELS = {"web": "网页", "wechat": "公众号", "wecom": "企业微信", "wechat_kf": "微信客服", "rest": "接口", "socketio": "网页组件"}
MOST = 50  # rows that a page shows: whoever is next is among them
WHYS = {"asked": "市民要找人", "failures": "连着没有答上", "topic": "这类事转人工"}


@dataclass(frozen=True)
class Row:
    """A request: `minutes` since it was made, `words` what led to it (masked), `by` who has it, `mine` whether that is the reader."""

    number: int
    channel: str
    place: str
    topic: str
    why: str
    minutes: int
    words: str
    by: str
    mine: bool


@dataclass(frozen=True)
class Queue:
    """How many requests of the reader's place are open (`waiting`), the first of them (`open`), how many there are elsewhere.

    And the reader's own talks, and how many talks others have.
    """

    open: tuple[Row, ...]
    waiting: int
    elsewhere: int
    mine: tuple[Row, ...]
    others: int

    @property
    def status(self) -> str:
        """One sentence, which screen readers read out."""
        return f"{self.waiting} 人在等，您手上有 {len(self.mine)} 个对话。"


def queue_of(pending: Sequence[Handover], account: Account, gazetteer: Gazetteer, at: datetime, everywhere: bool = False) -> Queue:
    """The queue of an account; one who works for a place sees those of that place, and those who have not said theirs."""
    waiting = [one for one in pending if one.conversation and one.state == "open"]
    here = [one for one in waiting if everywhere or _within(one.summary.living, account.region_code)]
    taken = [one for one in pending if one.state == "taken"]
    mine = [one for one in taken if one.conversation and one.taken_by == account.name]
    rows = [tuple(row_of(one, account, gazetteer, at) for one in ones) for ones in (here[:MOST], mine)]
    return Queue(rows[0], len(here), len(waiting) - len(here), rows[1], len(taken) - len(mine))


def row_of(one: Handover, account: Account, gazetteer: Gazetteer, at: datetime) -> Row:
    """A request as a line of the queue; `at` is now (UTC)."""
    summary, channel = one.summary, channel_of(one.conversation or "")
    return Row(
        one.number,
        CHANNELS.get(channel, channel),
        place_of(summary.living, gazetteer),
        topic_of(summary.topic).label if summary.topic else "没有说",
        WHYS[one.why],
        max(0, int((at - one.created_at).total_seconds() // 60)),
        summary.words,
        one.taken_by or "",
        one.state == "taken" and one.taken_by == account.name,
    )


def place_of(code: str | None, gazetteer: Gazetteer) -> str:
    """The full name of a place, or that it is not known."""
    return gazetteer.get(code).full_name if code and code in gazetteer else "没有说"


def _within(code: str | None, region: str | None) -> bool:
    """Whether a place lies in a region; GB/T 2260 codes of a province end with four zeros, of a city with two."""
    if not code or not region:
        return True
    return code.startswith(region.removesuffix("00").removesuffix("00"))
