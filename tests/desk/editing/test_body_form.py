"""The form of a body: what is shown comes back as it was."""

from dataclasses import replace
from datetime import date

from bot.desk.editing.body_form import body_in, digest, shown
from bot.editing.scope import Scope


def test_every_body_of_the_directory_comes_back_as_it_was(own):
    scope, directory = Scope(own.gazetteer, "000000"), own.parts.directory
    found = directory.all()[:40]
    assert found and all(body_in(shown(body), scope, directory, date(2026, 11, 22)) == body for body in found)
    assert set(shown(None).values()) == {""}


def test_a_digest_tells_bodies_apart(own):
    found = own.parts.directory.all()[:40]
    assert len({digest(body) for body in found}) == len(found) and digest(None) == ""
    assert digest(found[0]) == digest(replace(found[0])) != digest(replace(found[0], phone="0472-1"))
