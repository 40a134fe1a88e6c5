"""The queue as an operator sees it: who waits, where, for what and how long, the oldest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.conversations.records import Handover, channel_of
from bot.conversations.staff.records import Account
from bot.policy.topics import topic as topic_of
from bot.regions import Gazetteer

CHANNELS = {"web": "网页", "wechat": "公众号", "wecom": "企业微信", "wechat_kf": "微信客服", "rest": "接口", "socketio": "网页组件"}
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
    """`open` requests of the reader's place, how many there are elsewhere, the reader's own talks, and how many others have."""

    open: tuple[Row, ...]
    elsewhere: int
    mine: tuple[Row, ...]
    others: int

    @property
    def status(self) -> str:
        """One sentence, which screen readers read out."""
        return f"{len(self.open)} 人在等，您手上有 {len(self.mine)} 个对话。"


def queue_of(pending: Sequence[Handover], account: Account, gazetteer: Gazetteer, at: datetime, everywhere: bool = False) -> Queue:
    """The queue of an account; one who works for a place sees those of that place, and those who have not said theirs."""
    rows = [row_of(one, account, gazetteer, at) for one in pending if one.conversation]
    waiting = [(one, row) for one, row in zip((one for one in pending if one.conversation), rows, strict=True) if one.state == "open"]
    here = [row for one, row in waiting if everywhere or _within(one.summary.living, account.region_code)]
    mine = tuple(row for row in rows if row.mine)
    taken = sum(1 for one in pending if one.state == "taken")
    return Queue(tuple(here), len(waiting) - len(here), mine, taken - len(mine))


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
