"""Terms of the domain that are written in letters: gongzufang, gong zu fang, gzf, di保, 失业j."""

import re
from collections.abc import Iterable

from bot.language.lexicon import Term
from bot.language.pinyin import syllables

_LETTERS = re.compile(r"(?<![a-z0-9@._/:-])[a-z]+(?:[ '][a-z]+)*(?![a-z0-9@/_-]|[.:]\w)")
_BETWEEN = re.compile(r"[ ']")
HEAVIEST = 3
_MOST_AROUND = 5  # signs before and behind the letters that may belong to the term
_MOST_WORDS = 10
_WITHOUT_SPACES = 8  # letters that must spell a term inside one long word, and what is left of it must be syllables
_SYLLABLES = re.compile(
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|in|ia|ie|iu|ua|uo|ui|un|ue|ve|er|[aeiouv]))*"
)


class LetterReader:
    """Puts terms in the place of the letters that stand for them."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._forms: dict[str, str] = {}
        self._spelt: dict[str, str] = {}
        for term in sorted(terms, key=lambda term: -term.weight):
            self._add(term)

    def read(self, text: str) -> str:
        """Return `text` with the terms written out; letters that stand for no term stay."""
        done: list[str] = []
        rest = 0
        for hit in _LETTERS.finditer(text):
            start, end, written = self._around(text, hit.start(), hit.end(), rest)
            done += (text[rest:start], written)
            rest = end
        return "".join((*done, text[rest:])) if done else text

    def _add(self, term: Term) -> None:
        spoken = syllables(term.text)
        whole = "".join(spoken)
        self._spelt.setdefault(whole, term.text)
        if term.letters:
            self._spelt.setdefault(term.letters, term.text)
        for start in range(len(spoken)):
            for end in range(start + 1, len(spoken) + 1):
                before, inside, behind = term.text[:start], spoken[start:end], term.text[end:]
                if not before and not behind:
                    continue
                self._forms.setdefault(before + "".join(inside) + behind, term.text)
                if len(before) + len(behind) > 1 or (len(inside) > 1 and term.weight == HEAVIEST):
                    self._forms.setdefault(before + "".join(one[0] for one in inside) + behind, term.text)

    def _around(self, text: str, start: int, end: int, floor: int) -> tuple[int, int, str]:
        """Where the replaced part begins and ends, and what is written there."""
        letters = _BETWEEN.sub("", text[start:end])
        for size in range(2 * _MOST_AROUND, 0, -1):
            for before in range(min(size, _MOST_AROUND, start - floor), max(-1, size - _MOST_AROUND - 1), -1):
                behind = size - before
                if end + behind <= len(text):
                    term = self._forms.get(text[start - before : start] + letters + text[end : end + behind])
                    if term:
                        return start - before, end + behind, term
        return start, end, self._words(text[start:end])

    def _words(self, letters: str) -> str:
        """Terms in a run of letters, the longest first: gong zu fang, or one word that holds a whole term among other syllables."""
        words = _BETWEEN.split(letters)
        done: list[str] = []
        at = 0
        while at < len(words):
            size = next((n for n in range(min(_MOST_WORDS, len(words) - at), 0, -1) if "".join(words[at : at + n]) in self._spelt), 0)
            done.append(self._spelt["".join(words[at : at + size])] if size else self._inside(words[at]))
            at += size or 1
        return letters if done == words else " ".join(done)

    def _inside(self, word: str) -> str:
        if word in self._spelt:
            return self._spelt[word]
        for size in range(len(word) - 1, _WITHOUT_SPACES - 1, -1):
            for start in range(len(word) - size + 1):
                term = self._spelt.get(word[start : start + size])
                before, behind = word[:start], word[start + size :]
                if term and _SYLLABLES.fullmatch(before) and _SYLLABLES.fullmatch(behind):
                    return " ".join(part for part in (self._inside(before), term, self._inside(behind)) if part)
        return word
