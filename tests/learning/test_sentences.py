"""Sentences are read from training data and from sets, each with where it stands."""

import pytest

from bot.errors import ExamplesError
from bot.learning.sentences import Project, Sentence, read_examples, read_measured, read_trained
from bot.settings import ROOT


def test_what_trains_and_what_measures_is_read(project):
    assert read_trained(project)[0] == Sentence("养老金咋领", "ask_pension", "ask_pension.yml") and len(read_trained(project)) == 3
    assert read_measured(project)[0] == Sentence("我爸六十了养老金去哪儿领", "ask_pension", "bench/intent/test.yml")


def test_the_sets_of_this_project_are_all_read():
    measured = {one.where for one in read_measured(ROOT)}
    assert {f"bench/intent/{name}.yml" for name in ("test", "tuning", "questions", "records", "other", "double", "places")} <= measured
    assert len(read_trained(ROOT)) > 3_000


def test_a_project_is_read_once_and_again_when_a_file_has_changed(project):
    found = Project(project)
    trained, measured = found.trained, found.measured
    assert (trained, measured) == (read_trained(project), read_measured(project))
    assert found.trained is trained and found.measured is measured
    new = project / "data" / "nlu" / "some" / "bye.yml"
    new.write_text("nlu:\n- intent: bye\n  examples: |\n    - 再见\n", encoding="utf-8")
    assert found.trained[0] == Sentence("养老金咋领", "ask_pension", "ask_pension.yml") or found.trained[0].intent == "bye"
    assert len(found.trained) == len(trained) + 1 and found.measured is measured


@pytest.mark.parametrize("content", ["", "nlu: 3", "- a", "nlu:\n- intent: x", "\x00", "a: [", "nlu:\n- {intent: a, examples: ''}"])
def test_a_file_without_examples_is_said(tmp_path, content):
    (tmp_path / "new.yml").write_text(content, encoding="utf-8")
    with pytest.raises(ExamplesError, match=r"new\.yml"):
        read_examples(tmp_path / "new.yml")
    with pytest.raises(ExamplesError):
        read_examples(tmp_path / "none.yml")
