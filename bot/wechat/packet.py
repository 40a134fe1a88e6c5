"""What is to be delivered to a person: texts in order, the choices that stand under the last one, and a card to the full clause."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bot.wechat.splitting import GAP, pack

NUMBERS = 9  # choices that one digit can pick


@dataclass(frozen=True)
class Card:
    """A card that opens a page."""

    title: str
    description: str
    url: str

    @property
    def line(self) -> str:
        """The card where only text can be sent."""
        return f"{self.title}：{self.url}"


@dataclass(frozen=True)
class Packet:
    """`texts` are not yet cut to size; `options` are what the numbers under the last one say, `above` the line over them.

    `written` says that the choices and the card already stand in the texts, `begun` that the person has seen the beginning and knows how
    to read on: then it no longer goes before another answer.
    """

    texts: tuple[str, ...]
    options: tuple[str, ...] = ()
    above: str = ""
    card: Card | None = None
    written: bool = False
    begun: bool = False

    def pieces(self) -> tuple[str, ...]:
        """All of it as messages of text: packed together as far as they fit, the choices numbered at the end."""
        if self.written:
            return pack(self.texts)
        return pack([*self.texts, *([self.card.line] if self.card else []), *self.numbered()])

    def numbered(self) -> tuple[str, ...]:
        """The choices as one text, where there are any."""
        lines = [f"{number}. {option}" for number, option in enumerate(self.options[:NUMBERS], 1)]
        return ("\n".join([self.above, *lines] if self.above else lines),) if lines else ()

    def front(self, more: Callable[[int], str]) -> "tuple[str, Packet | None]":
        """The first message, which says by `more` how many are left, and the rest."""
        first, *rest = self.pieces() or ("",)
        if not rest:
            return first, None
        return first + GAP + more(len(rest)), Packet(tuple(rest), self.options, written=True, begun=True)

    def to_json(self) -> dict[str, Any]:
        """The packet as it is stored."""
        return asdict(self)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Packet":
        """The packet that was stored."""
        card = Card(**stored["card"]) if stored["card"] else None
        return cls(tuple(stored["texts"]), tuple(stored["options"]), stored["above"], card, stored["written"], stored["begun"])


def together(packets: Sequence[Packet]) -> Packet | None:
    """All of them as one, in order; the choices are those of the last one. None where there is none."""
    if len(packets) < 2:
        return packets[0] if packets else None
    *before, last = packets
    texts = [text for packet in before for text in packet.pieces()]
    return Packet((*texts, *last.texts), last.options, last.above, last.card, last.written)
