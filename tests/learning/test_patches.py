"""The patch applies, and adds what was collected and nothing else."""

import subprocess

import pytest

from bot.errors import ExamplesError
from bot.learning.patches import file_of, patch_of
from bot.learning.sentences import Sentence, read_examples, read_trained

NEW = [Sentence("我妈的养老金\n几号到", "ask_pension"), Sentence("在不在[喂](name){x}", "greet"), Sentence("养老钱去哪问", "ask_pension")]


@pytest.mark.parametrize("last", ["\n", ""])
def test_the_patch_applies(project, last):
    path = project / "data/nlu/some/greet.yml"
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + last, encoding="utf-8")
    before = read_trained(project)
    subprocess.run(["git", "init", "-q"], cwd=project, check=True)
    subprocess.run(["git", "apply", "-"], cwd=project, input=patch_of(project, NEW).encode(), check=True)
    added = [(one.text, one.intent) for one in read_trained(project) if one not in before]
    assert added == [("我妈的养老金 几号到", "ask_pension"), ("养老钱去哪问", "ask_pension"), ("在不在［喂］(name)｛x｝", "greet")]


def test_nothing_makes_no_patch_and_an_intent_without_a_file_is_said(project):
    assert patch_of(project, []) == ""
    for intent in ("nothing", "../../etc", "*"):
        with pytest.raises(ExamplesError):
            patch_of(project, [Sentence("x", intent)])


def test_the_file_can_be_checked(tmp_path):
    (tmp_path / "new.yml").write_text(file_of(NEW), encoding="utf-8")
    assert [one.text for one in read_examples(tmp_path / "new.yml")] == ["我妈的养老金 几号到", "养老钱去哪问", "在不在［喂］(name)｛x｝"]
