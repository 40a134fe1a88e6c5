"""Take the names of places out of a message, so that a topic is not learned from them."""

import re
from collections.abc import Iterable

PLACEHOLDER = "某地"
# What people say around a place when they answer "where?": 我在…, …这边, …的, 是…, 不是… nothing of which is a matter of its own.
AROUND = re.compile(
    r"(我们?|俺们?|咱们?|人|现在|现|目前|就|是|在|住|去|到|来|从|的|这边|那边|这里|那里|这儿|那儿|这块|那块|哈|呢|呀|啊|哦|噢|嗯|吧|了|额|"
    r"哟|嘛|咯|撒|不是|不对|不|说错了|搞错了|应该是|市里|城里|县里|区里|打工|上班|工作|干活|做工|生活|居住|厂里头?|老家|户口|户籍|人在|那|和|"
    r"今年|已经|还是|你好|您好|师傅|工地上?|里头|里面|头|[\s,。!?、，！？:：;；~…·.-])+"
)


def without_places(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return `text` with each span (start and end of a place's name) replaced by one neutral word."""
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + PLACEHOLDER + text[end:]
    return text


def only_places(text: str, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether `text` names a place and says nothing else: an answer to "where?", like `我在南通这边`."""
    spans = sorted(spans, reverse=True)
    for start, end in spans:
        text = text[:start] + text[end:]
    return bool(spans) and AROUND.sub("", text) == ""
