"""A version as a policy.yml, and back without loss."""

from dataclasses import replace

import pytest
import yaml

from bot.editing.edits import apply_edits
from bot.editing.policy_yml import from_yml, to_yml
from bot.errors import PolicyFileError
from tests.editing.samples import FOUNDING, any_notice, given, settings


@pytest.mark.parametrize("name", FOUNDING)
def test_every_founding_notice_comes_back_as_it_was(take, tmp_path, name):
    notice, path = take(name), tmp_path / "policy.yml"
    path.write_text(to_yml(notice, 1), encoding="utf-8")
    edited = from_yml(path)
    assert (edited.document_id, edited.revision, edited.stamp) == (notice.document.id, name, 1)
    bare = replace(notice, annotations={}, kinds={}, clauses=tuple(replace(clause, bureaus=()) for clause in notice.clauses))
    assert apply_edits(notice, edited).plain() == apply_edits(bare, edited).plain() == notice.plain()


@settings
@given(any_notice())
def test_whatever_people_write_comes_back_as_it_was(tmp_path_factory, notice):
    path = tmp_path_factory.mktemp("yml") / "policy.yml"
    path.write_text(to_yml(notice, 3), encoding="utf-8")
    assert apply_edits(notice, from_yml(path)).plain() == notice.plain()


def test_a_file_reads_like_the_shipped_ones(take):
    data = yaml.safe_load(to_yml(take("baotou-2024-47@1"), 1))
    assert list(data) == ["revision", "stamp", "document", "clauses"]
    assert data["document"]["region"] == "150200"
    assert data["clauses"]["二（一）2（1）"]["topics"]["school_enrollment"]["strength"] == "direct"
    assert "&id" not in to_yml(take("nantong-2020-settlement@1"), 1)


def test_a_file_that_names_no_document_is_refused(tmp_path):
    for text in ("", "document: {}", "[1, 2]", "document: {id: 3}"):
        (tmp_path / "x.yml").write_text(text, encoding="utf-8")
        with pytest.raises(PolicyFileError, match="缺少 id"):
            from_yml(tmp_path / "x.yml")
