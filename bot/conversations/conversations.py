"""Everything that is kept of conversations, opened together over one database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.conversations.call_backs import CallBacks
from bot.conversations.consents import Consents
from bot.conversations.database import PATIENCE, ConversationDatabase
from bot.conversations.erasing import erase
from bot.conversations.feedback import FeedbackBook
from bot.conversations.figures.figures import Figures
from bot.conversations.guardians import Guardians
from bot.conversations.handovers import Handovers
from bot.conversations.outbox import Outbox
from bot.conversations.pending import PendingAnswers
from bot.conversations.retention import KeepingTimes, Retention
from bot.conversations.sessions import Sessions
from bot.conversations.switch import BotSwitch
from bot.conversations.transcript import Transcript
from bot.conversations.withdrawing import Cleans, withdraw


@dataclass(frozen=True)
class Conversations:
    """The database and the books in it. Make it with `open`."""

    database: ConversationDatabase
    transcript: Transcript
    handovers: Handovers
    feedback: FeedbackBook
    sessions: Sessions
    outbox: Outbox
    pending: PendingAnswers
    figures: Figures
    switch: BotSwitch
    guardians: Guardians
    consents: Consents

    @classmethod
    def open(cls, url: str, patience: int = PATIENCE) -> "Conversations":
        """Open what is kept at `url`; the database is connected to at its first use, and may come and go.

        A writer into SQLite waits `patience` milliseconds for another one.
        """
        database = ConversationDatabase(url, patience)
        return cls(
            database,
            transcript=Transcript(database),
            handovers=Handovers(database),
            feedback=FeedbackBook(database),
            sessions=Sessions(database),
            outbox=Outbox(database),
            pending=PendingAnswers(database),
            figures=Figures(database),
            switch=BotSwitch(database),
            guardians=Guardians(database),
            consents=Consents(database),
        )

    def erase(self, conversation: str) -> None:
        """Wipe a conversation; raises `ConversationError` where that was not possible, and then nothing is wiped."""
        erase(self.database, conversation)

    def withdraw(self, conversation: str, cleaner: Cleans) -> None:
        """Take out of everything that was written of a conversation what `cleaner` does not let stay; all or nothing."""
        withdraw(self.database, conversation, cleaner)

    def let_go(self, cleaner: Cleans, before: datetime) -> int:
        """Take out what was told and has waited for a consent since `before` (UTC); return of how many conversations."""
        overdue = self.consents.overdue(before)
        for conversation in overdue:
            self.withdraw(conversation, cleaner)
            self.consents.close(conversation, before)
        return len(overdue)

    def call_backs(self, keys: Sequence[str], hours: int) -> CallBacks | None:
        """Numbers to call back, encrypted with `keys` and kept for `hours`; None without a key."""
        return CallBacks.over(self.database, keys, hours)

    def retention(self, times: KeepingTimes) -> Retention:
        """What deletes everything that was kept for longer than `times`."""
        return Retention(self.database, times)
