"""A project of a few sentences."""

import pytest

from bot.learning.sentences import Sentence

FILE = """version: "3.1"
nlu:
  - intent: {intent}
    examples: |
{lines}"""


@pytest.fixture
def project(tmp_path):
    """A folder with training data of two intents, and a set that measures."""
    for intent, lines in {"ask_pension": ["养老金咋领", "退休金什么时候发"], "greet": ["你好"]}.items():
        path = tmp_path / "data" / "nlu" / "some" / f"{intent}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(FILE.format(intent=intent, lines="".join(f"      - {line}\n" for line in lines)), encoding="utf-8")
    sets = tmp_path / "bench" / "intent"
    sets.mkdir(parents=True)
    (sets / "test.yml").write_text(
        '- {text: "我爸六十了养老金去哪儿领", intent: ask_pension}\n- {text: "你好", intent: greet}\n', encoding="utf-8"
    )
    return tmp_path


@pytest.fixture
def pension():
    return lambda text: Sentence(text, "ask_pension")
