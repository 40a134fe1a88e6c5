"""The environment of the stock pipeline."""

import sys
from pathlib import Path

import pytest
import yaml

from bench.stock.environment import find_uv, versions_in

STOCK = Path(__file__).parents[3] / "bench" / "stock"


def test_the_uv_that_make_brought_goes_before_the_one_on_the_path(tmp_path):
    (tmp_path / "bin").mkdir()
    other = tmp_path / "bin" / "uv"
    other.write_text("")
    other.chmod(0o755)
    path = {"PATH": str(tmp_path / "bin")}
    assert find_uv(tmp_path / ".venv", path) == other
    brought = tmp_path / ".tools" / "bin" / "uv"
    brought.parent.mkdir(parents=True)
    brought.write_text("")
    assert find_uv(tmp_path / ".venv", path) == brought


def test_without_uv_a_sentence_says_what_to_do(tmp_path):
    with pytest.raises(FileNotFoundError, match="make bench"):
        find_uv(tmp_path / ".venv", {"PATH": str(tmp_path)})


def test_versions_are_those_of_the_environment():
    assert versions_in(Path(sys.prefix), frozenset(("rasa", "no-such-package"))) == {"rasa": "3.6.21"}


def test_the_stock_pipeline_has_our_rule_policy_and_fixed_seeds():
    config = yaml.safe_load((STOCK / "config.yml").read_text(encoding="utf-8"))
    ours = yaml.safe_load((STOCK.parents[1] / "config.yml").read_text(encoding="utf-8"))
    (rules,) = [policy for policy in ours["policies"] if policy["name"] == "RulePolicy"]
    assert rules in config["policies"]
    trained = [part for part in config["pipeline"] + config["policies"] if "epochs" in part]
    assert {part["name"]: (part["epochs"], part["random_seed"]) for part in trained} == {"DIETClassifier": (100, 1), "TEDPolicy": (100, 1)}
    assert config["pipeline"][0]["name"] == "JiebaTokenizer"
