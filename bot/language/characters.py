"""One way to write each character: half width, lower case, simplified, without what cannot be seen, emoji and repeats."""

import re
import unicodedata
from functools import lru_cache
from typing import Any

_REPEATED = re.compile(r"([!?。,~…、!?.])\1+|(.)\2{3,}")
_SPACE = re.compile(r"\s+")
_LAST_OF_PLANE = "\uffff"
SAYING = "👍👎👌🙏"  # emoji that are an answer in themselves
_SAYING_IN_BRACKETS = {"[强]": "👍", "[弱]": "👎", "[ok]": "👌", "[好的]": "👌", "[合十]": "🙏", "[抱拳]": "🙏"}
# Emoji that WeChat and QQ send as words in brackets; other words in brackets, such as those that mask numbers, stay.
_BRACKETED = re.compile(
    r"\[(?:微笑|撇嘴|发呆|得意|流泪|害羞|闭嘴|睡|大哭|尴尬|发怒|调皮|呲牙|惊讶|难过|囧|抓狂|吐|偷笑|愉快|白眼|傲慢|困|惊恐|憨笑|悠闲|咒骂|疑问|嘘|晕|衰|"
    r"骷髅|敲打|再见|擦汗|抠鼻|鼓掌|坏笑|鄙视|委屈|快哭了|阴险|亲亲|可怜|笑脸|生病|脸红|破涕为笑|恐惧|失望|无语|嘿哈|捂脸|奸笑|机智|皱眉|耶|吃瓜|加油|汗|"
    r"天啊|emm|社会社会|旺柴|好的|打脸|哇|翻白眼|666|让我看看|叹气|苦涩|裂开|嘴唇|爱心|心碎|拥抱|强|弱|握手|胜利|抱拳|勾引|拳头|ok|合十|啤酒|咖啡|玫瑰|凋谢|"
    r"庆祝|礼物|红包|發|福|烟花|爆竹|猪头|跳跳|发抖|转圈|哭|笑哭|doge|哈哈)\]"
)


def one_spelling(text: str) -> str:
    """Return `text` in half width, lower case and simplified characters, without invisible signs and emoji, with repeats collapsed.

    Emoji that say something by themselves (`SAYING`) stay. Changes how characters are written, never which words stand there: fit for
    published documents too.
    """
    text = half_width(text)
    text = _BRACKETED.sub(lambda match: _SAYING_IN_BRACKETS.get(match[0], " "), simplified(text))
    text = text.translate(_VISIBLE)
    text = _REPEATED.sub(lambda match: match[1] or match[2] * 2, text)
    return _SPACE.sub(" ", text).strip()


def half_width(text: str) -> str:
    """NFKC and lower case: letters, digits and punctuation in half width."""
    return unicodedata.normalize("NFKC", text).lower()


def simplified(text: str) -> str:
    """Simplified characters for traditional ones (OpenCC's t2s); a dialect's character that few fonts and models know stays (嗰)."""
    written = str(_converter("t2s").convert(text)) if not text.isascii() else text
    if len(written) != len(text):
        return text
    return "".join(old if new > _LAST_OF_PLANE else new for old, new in zip(text, written, strict=True))


def traditional(text: str) -> str:
    """Traditional characters for simplified ones, as they are written in Taiwan (OpenCC's s2tw); the words stay."""
    return str(_converter("s2tw").convert(text))


@lru_cache(maxsize=2)
def _converter(direction: str) -> Any:
    from opencc import OpenCC

    return OpenCC(direction)


class _Visible(dict[int, str]):
    """For `str.translate`: nothing for what cannot be seen or only changes another character, a space for emoji and what draws boxes."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        category = unicodedata.category(character)
        if character in SAYING:
            self[code] = character
        elif character.isspace():
            self[code] = " "
        elif category in ("Cc", "Cf", "Cs", "Co", "Cn", "Me", "Mn"):
            self[code] = ""
        else:
            self[code] = " " if category == "So" or "\U0001f3fb" <= character <= "\U0001f3ff" else character
        return self[code]


_VISIBLE = _Visible()
