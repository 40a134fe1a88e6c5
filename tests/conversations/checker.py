"""Proof that an answer holds nothing but source and template: what is left of it without its facts must stand in a template.

The facts are checked by themselves: quoted words against the stored text of their document, names of places against the gazetteer,
bodies against the document, the directory or the pattern of names.
"""

import re
from functools import cache
from pathlib import Path

import yaml

import bot.answer
from bot.answer.phrases import FILES
from bot.answer.showing import GAP
from bot.answer.wording import CUT, as_spoken, spelled
from bot.policy.citation import visible
from bot.policy.topics import TOPICS

TEMPLATES = Path(bot.answer.__file__).parent / "templates"
QUOTED = re.compile(r"「([^」]*)」")
NUMBERS = ("emergency", "hotlines")
HOLE = "\x00"
HAN = re.compile(r"[\u4e00-\u9fff]+")
NUMBER = re.compile(r"[0-9零一二三四五六七八九十]+")


def check(text, answer, tools):
    """Assert that `text`, a form of `answer`, and the clauses of `answer` come from sources and templates only."""
    for clause in (*answer.clauses, *answer.basis):
        check_clause(clause, tools)
    for quote in QUOTED.findall(text):
        assert_cut(quote, answer)
    left = QUOTED.sub(HOLE, text)
    for fact in sorted(facts(answer), key=len, reverse=True):
        left = left.replace(fact, HOLE)
    for words in HAN.findall(left):
        assert words in templates() or NUMBER.fullmatch(words), f"neither source nor template: {words} in {text}"


def check_clause(clause, tools):
    """Assert that a clause stands word for word in its document, and that what is marked or limits it stands in the clause."""
    source = tools.repository.source_text(clause.document.revision or clause.document.id)
    assert clause.text and visible("".join(source[start:end] for start, end in clause.spans)) == visible(clause.text)
    assert all(words and words in clause.text for words in clause.said)
    assert all(condition.quote in clause.text for condition in clause.conditions)
    assert all(stands(visible(one.bureau.name), visible(source)) for one in clause.bureaus)


@cache
def stands(name, source):
    """Whether a name stands in a document; in a table its two halves may stand in two lines, with other columns between."""
    return name in source or any(name[:cut] in source and name[cut:] in source for cut in range(1, len(name)))


def assert_cut(quote, answer):
    """What is quoted stands in a clause of the answer; a gap and the note that only the beginning is shown are the templates' own."""
    for words in quote.removesuffix(CUT).split(GAP):
        assert words and any(words in clause.text for clause in (*answer.clauses, *answer.basis)), quote


@cache
def questions():
    """The questions of the pre-check with their answers."""
    return yaml.safe_load((TEMPLATES.parent / "precheck" / "data" / "questions.yml").read_text(encoding="utf-8"))


@cache
def phrases():
    """All phrases."""
    files = [questions(), *(yaml.safe_load((TEMPLATES / name).read_text(encoding="utf-8")) for name in FILES)]
    return [words for groups in files for group in groups.values() for words in group.values()]


@cache
def whole_phrases():
    """Phrases that stand in others as they are."""
    return {words for words in phrases() if "{" not in words}


@cache
def templates():
    """All words of the templates, by themselves."""
    numbers = [str(path.read_text(encoding="utf-8")) for path in (TEMPLATES.parent / "data").glob("*.yml") if path.stem in NUMBERS]
    texts = phrases() + numbers + [path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.j2")]
    return "\n".join([*texts, "节选"]) + "\n" + "\n".join(as_spoken(text) for text in texts)


def facts(answer):
    """What an answer may say beside its templates: quoted words, and names and numbers that are no prose."""
    found = {topic.label for topic in TOPICS} | whole_phrases()
    for clause in (*answer.clauses, *answer.basis):
        document = clause.document
        found |= {*clause.said, clause.quote, clause.path, document.title, document.number or "", clause.audience or ""}
        found |= {condition.quote for condition in clause.conditions}
        found |= {f"{day.year}年{day.month}月{day.day}日" for day in (document.issued_on, document.printed_on) if day}
        for one in clause.bureaus:
            found |= {one.bureau.name, *body(one.local)}
        found |= set(body(clause.usual_bureau))
        found |= {match[0] for match in re.finditer(r"(?:到|至)\d{4}年(?:末|底)?", clause.quote)}
        found |= {condition.requires for condition in clause.conditions}  # as the reviewed annotation says it
    found |= set(re.findall(r"[0-9]+(?:年|个月)", answer.ask or ""))
    for contact in answer.contacts:
        found |= {contact.number, spelled(contact.number), *body(contact.body)}
    regions = [answer.region, *answer.candidates]
    found |= {name for region in regions if region for name in (region.full_name, region.name)}
    found |= places_of(answer)
    found |= {as_spoken(one) for one in found if one}
    return {one for one in found if one}


def places_of(answer):
    """Names of the places on the way up from the asker's: an answer says whose document it is."""
    name = answer.region.full_name if answer.region else ""
    return {name[:end] for end in range(2, len(name) + 1) if name[end - 1] in "省区市县旗州盟"} | {"全国"}


def body(one):
    return (one.name, one.phone or "", one.address or "", one.hours or "") if one else ()
