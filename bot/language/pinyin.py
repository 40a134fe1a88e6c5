"""How Chinese signs sound: pinyin without tones."""

from functools import lru_cache

from bot.language.lexicon import rows
from bot.spoken import spoken, syllable_of

# What speakers of the south, and so their keyboards and recognisers, keep apart badly; n/l and, after e and i, ng/n are in `blurred`.
_ALIKE = (("zh", "z"), ("ch", "c"), ("sh", "s"))


def syllables(text: str) -> tuple[str, ...]:
    """Pinyin of each sign of `text`, read in its context: 银行 → yin, hang. What is no Chinese sign stays as it is."""
    return tuple(syllable.replace("ü", "v") for syllable in spoken(text))


def sound_of(text: str) -> tuple[str, str]:
    """Pinyin of `text` without tones, and its initials: 公租房 → gongzufang, gzf."""
    spoken = syllables(text)
    return "".join(spoken), "".join(syllable[:1] for syllable in spoken)


@lru_cache(maxsize=8192)
def syllable(sign: str) -> str:
    """The commonest reading of one sign; empty where it has none."""
    return syllable_of(sign).replace("ü", "v")


@lru_cache(maxsize=1024)
def blurred(spoken: str) -> str:
    """One spelling for syllables that are mixed up: zhu and zu, ling and lin, nan and lan."""
    for long, short in _ALIKE:
        if spoken.startswith(long):
            spoken = short + spoken[len(long) :]
    if spoken.startswith("n") and len(spoken) > 1 and spoken[1] in "aeiouv" and spoken != "nv":
        spoken = "l" + spoken[1:]
    return spoken[:-1] if spoken.endswith(("eng", "ing")) else spoken


@lru_cache(maxsize=1)
def lookalikes() -> dict[str, frozenset[str]]:
    """For each sign of `data/lookalikes.csv` the signs that it is mistaken for by eye."""
    found: dict[str, set[str]] = {}
    for row in rows("lookalikes"):
        for sign in row["signs"]:
            found.setdefault(sign, set()).update(row["signs"])
    return {sign: frozenset(others - {sign}) for sign, others in found.items()}
