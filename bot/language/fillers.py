"""Take out what people say while they think: 嗯, 呃, 那个, 就是说, 啊这个 — where a clause begins or ends, never inside one."""

import re

_EDGE = r"(?:^|(?<=[\s,。!?;:、.…~]))"
_BEHIND = r"(?=[\s,。!?;:、.…~]|$)"
_PAUSE = r"[\s,、.…~]*"
# Sounds that are no word. 额 is one in 额度 and 限额, so it fills only before a pause or a new beginning.
_SOUND = r"(?:嗯+|呃+|诶+|欸+|(?<![a-z])emm*(?![a-z])|哎(?!呀|哟|呦)|额+(?=[\s,、.…~]|我|俺|咱|您|请问|就是|那个))"
_LAST_SOUND = r"(?:嗯+|呃+|诶+)"
# Words that only fill where the next one begins the sentence anew: 那个补贴 is one that was pointed at, 那个我想问 is none.
_WORD = r"(?:啊?这个|那个啥|那个|就是说|就是那个|怎么说呢|然后呢|(?:我)?跟你(?:们)?说(?:啊|哈|嘛|哦)|是这样的?|是这个样子的?)"
_ANEW = rf"(?=[\s,、.…~]|我|俺|咱|你们?|您|请问|想问|就是|那个|这个|啊?这个|问一?下|{_SOUND})"
_LEADING = re.compile(rf"{_EDGE}(?:{_SOUND}{_PAUSE}|{_WORD}[啊哈嘛呢哦]?(?:{_PAUSE}{_ANEW}){_PAUSE})+")
_TRAILING = re.compile(rf"(?<=[^\s,。!?;:、.…~])(?:[\s,、.…~]*(?:{_LAST_SOUND}|啊这个|就是说))+{_BEHIND}")
_EMPTY = re.compile(r"(?<=[,、])[\s,、]+|^[\s,、]+")
_SAID = re.compile(r"\w")


def without_fillers(text: str) -> str:
    """Return `text` without fillers at the edges of its clauses; a text of nothing but fillers stays (嗯 answers a question)."""
    left = _LEADING.sub("", text)
    left = _TRAILING.sub("", left)
    if left == text:
        return text
    left = _EMPTY.sub("", left)
    return left if _SAID.search(left) else text
