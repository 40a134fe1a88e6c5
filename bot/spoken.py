"""How Chinese signs are read: pinyin without tones, from pypinyin, mostly without its phrases.

pypinyin knows by 47,000 phrases how a sign is read beside others; they take 60 MB and half a second to load. The names and terms that
every process spells at its start stand in `spoken.tsv` as pypinyin reads them (`python -m tests.test_spoken` writes it anew), so the
phrases are loaded for other texts only. One sign is read without them in any case.
"""

import os
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

TABLE = Path(__file__).with_suffix(".tsv")
WITHOUT = {"PYPINYIN_NO_PHRASES": "1", "PYPINYIN_NO_DICT_COPY": "1"}
"""What tells pypinyin, while it is imported, to leave its phrases out and to keep its table of signs once."""
_lock = Lock()


def spoken(text: str) -> tuple[str, ...]:
    """The syllable of each sign of `text`, read in its context; what is no Chinese sign stays as it is, one item a sign."""
    known = _listed().get(text)
    return tuple(known.split(" ")) if known else by_phrases(text)


def by_phrases(text: str) -> tuple[str, ...]:
    """What pypinyin says with its phrases, which the first call loads."""
    return tuple(_with_phrases().lazy_pinyin(text, errors=list))


def readings_of(sign: str) -> tuple[str, ...]:
    """How one sign may be read, with tones, the commonest first; nothing for what is no Chinese sign."""
    listed: str = _signs().get(ord(sign), "")
    return tuple(reading for reading in listed.split(",") if reading)


def syllable_of(sign: str) -> str:
    """The commonest reading of one sign, without its tone; empty where it has none."""
    pypinyin = _pypinyin()
    found: list[list[str]] = pypinyin.pinyin(sign, style=pypinyin.Style.NORMAL, errors="ignore")
    return found[0][0] if found else ""


@lru_cache(maxsize=1)
def _listed() -> dict[str, str]:
    try:
        lines = TABLE.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:  # while it is written anew
        return {}
    return dict(line.split("\t") for line in lines)


def _signs() -> Any:
    _pypinyin()
    from pypinyin.constants import PINYIN_DICT

    return PINYIN_DICT


@lru_cache(maxsize=1)
def _pypinyin() -> Any:
    """pypinyin without its phrases, where nobody has imported it with them."""
    with _lock:
        before = {name: os.environ.get(name) for name in WITHOUT}
        os.environ.update(WITHOUT)
        try:
            import pypinyin
        finally:
            for name, value in before.items():
                _put_back(name, value)
        return pypinyin


def _put_back(name: str, value: str | None) -> None:
    if value is None:
        os.environ.pop(name, None)
    else:
        os.environ[name] = value


@lru_cache(maxsize=1)
def _with_phrases() -> Any:
    pypinyin = _pypinyin()
    with _lock:
        from pypinyin.constants import PHRASES_DICT

        if not PHRASES_DICT:
            from pypinyin.phrases_dict import phrases_dict

            pypinyin.load_phrases_dict(phrases_dict)
        return pypinyin
