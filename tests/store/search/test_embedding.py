"""Vectors come later, and work that was stopped goes on."""

import numpy as np
import pytest
from sqlalchemy import text

from bot.store.search import embedding as module
from bot.store.search.embedding import SCALE, Embedding, pack


class Letters:
    """Counts signs: cheap, and stops where it is told."""

    name, weight = "letters", 1.0

    def __init__(self, batches=None):
        self.batches, self.texts = batches, []

    def encode(self, texts):
        if self.batches is not None and self.batches == 0:
            raise KeyboardInterrupt
        self.batches = None if self.batches is None else self.batches - 1
        self.texts += texts
        vectors = np.array([[text.count("住"), text.count("学"), 1] for text in texts], dtype=np.float32)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def count(engine):
    with engine.connect() as connection:
        return connection.execute(text("SELECT count(*) FROM search_vectors")).scalar()


def test_every_text_is_embedded_once(worded):
    encoder = Letters()
    assert Embedding(worded, encoder).run() == count(worded) == len(encoder.texts) == len(set(encoder.texts))
    assert Embedding(worded, encoder).missing() == 0 == Embedding(worded, encoder).run()


def test_work_that_was_stopped_goes_on_where_it_was(worded, monkeypatch):
    monkeypatch.setattr(module, "BATCH", 20)
    first, then = Letters(batches=2), Letters()
    with pytest.raises(KeyboardInterrupt):
        Embedding(worded, first).run()
    assert count(worded) == 40
    Embedding(worded, then).run()
    assert not set(first.texts) & set(then.texts) and count(worded) == len(first.texts) + len(then.texts)


def test_a_new_vector_changes_the_stamp_of_its_place(worded):
    query = text("SELECT stamp FROM search_regions WHERE region_code = '150200'")
    with worded.connect() as connection:
        before = connection.execute(query).scalar()
    Embedding(worded, Letters()).run()
    with worded.connect() as connection:
        assert connection.execute(query).scalar() > before


def test_vectors_that_no_clause_needs_are_forgotten(worded):
    Embedding(worded, Letters()).run()
    before = count(worded)
    with worded.begin() as connection:
        for table, column in (("events", "document_id"), ("revisions", "document_id"), ("documents", "id")):
            connection.execute(text(f"DELETE FROM {table} WHERE {column} = 'baotou-2024-47'"))
    Embedding(worded, Letters()).run()
    assert 0 < count(worded) < before


def test_packing_keeps_the_likeness(encoder):
    vectors = encoder.encode(["公租房怎么申请", "孩子上学要居住证吗", "租房补贴"])
    packed = pack(vectors).astype(np.float32) / SCALE
    assert np.abs(packed @ packed.T - vectors @ vectors.T).max() < 0.01
