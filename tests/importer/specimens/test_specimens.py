"""Notices as offices write them, in every kind of file: what the importer reads is what a person has read."""

from bot.importer.pipeline import import_file, import_text


def test_the_text_reads_as_expected(specimen, reads_as_expected, facts_follow_from_their_words):
    draft = import_text(specimen.name, specimen.text)
    reads_as_expected(specimen, draft)
    facts_follow_from_their_words(draft)


def test_the_same_stands_in_a_file_of_every_kind(specimen, carried, reads_as_expected):
    reads_as_expected(specimen, import_file(specimen.name, carried(specimen)))
