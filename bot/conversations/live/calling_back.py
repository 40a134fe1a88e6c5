"""An operator asks for a number to call back, sees it, and has it deleted after the call; each step has its line in the audit log."""

from bot.conversations.call_backs import CallBacks, delete_number
from bot.conversations.live.take_over import TakeOver
from bot.conversations.live.telling import Say, Telling
from bot.conversations.outbox import Said
from bot.conversations.staff.audit import AuditLog

FORM = "/webhooks/web/call-back/"
"""Where the form is, under the address at which citizens reach this service."""


class CallingBack:
    """Steps of the operator who has a talk; the log holds the number of the request, never the telephone's."""

    def __init__(self, call_backs: CallBacks, take_over: TakeOver, audit: AuditLog, telling: Telling, say: Say) -> None:
        self._call_backs, self._take_over = call_backs, take_over
        self._audit, self._telling, self._say = audit, telling, say

    def ask(self, number: int, operator: str, address: str) -> None:
        """Send the citizen a link to the form at `address` (https://…); raises `HandoverError` for who does not have the talk."""
        with self._take_over.holding(number, "taken", operator) as (connection, found):
            conversation = str(found.conversation)
            link = address + FORM + self._call_backs.ask(connection, conversation)
            self._telling.tell(connection, conversation, "system", Said(self._say("person.call_back", link=link)))
            self._audit.append(connection, operator, "call_back_asked", str(number))

    def asked(self, conversation: str) -> bool:
        """Whether the form is open."""
        return self._call_backs.asked(conversation)

    def number(self, number: int, operator: str) -> str | None:
        """The telephone number, for the operator who has the talk; None where none was given. That it was shown is logged."""
        with self._take_over.holding(number, "taken", operator) as (connection, found):
            given = self._call_backs.number_of(str(found.conversation))
            if given is not None:
                self._audit.append(connection, operator, "call_back_shown", str(number))
            return given

    def done(self, number: int, operator: str) -> None:
        """The call was made: the number goes."""
        with self._take_over.holding(number, "taken", operator) as (connection, found):
            delete_number(connection, str(found.conversation))
            self._audit.append(connection, operator, "call_back_done", str(number))
