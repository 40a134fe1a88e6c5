"""A version as a policy.yml, and back without loss."""

from dataclasses import replace

import pytest
import yaml
from hypothesis import strategies as st

from bot.editing.accepting import accept
from bot.editing.edits import apply_edits
from bot.editing.policy_yml import from_yml, to_yml
from bot.editing.proposals import propose
from bot.errors import PolicyFileError, RowsError
from tests.editing.samples import FOUNDING, any_notice, any_proposals, given, settings


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


@settings
@given(st.data())
def test_proposals_that_nobody_accepted_change_nothing(tmp_path_factory, data):
    notice = data.draw(any_notice())
    path = tmp_path_factory.mktemp("yml") / "policy.yml"
    path.write_text(to_yml(notice, 3, data.draw(any_proposals(notice))), encoding="utf-8")
    assert apply_edits(notice, from_yml(path)).plain() == notice.plain()


def test_what_was_accepted_is_what_accepting_all_at_once_gives(bring, take, write_file, suggest):
    bring(write_file())
    notice = take("公租房通知@1")
    proposals, path = propose(notice, suggest), write_file().with_name("p.yml")
    text = to_yml(notice, 1, proposals)
    assert text.startswith("# proposed") and text.count("accept: false") == 3
    path.write_text(text.replace("accept: false", "accept: true"), encoding="utf-8")
    assert apply_edits(notice, from_yml(path)).plain() == accept(notice, proposals, 0).notice.plain()
    path.write_text(text.replace("accept: false", "accept: vielleicht"), encoding="utf-8")
    with pytest.raises(RowsError, match="accept 应为"):
        apply_edits(notice, from_yml(path))


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
