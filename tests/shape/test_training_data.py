"""Every intent has examples and a rule or story; no words but those of the templates; the evaluation sets hold nothing that trains."""

from pathlib import Path

import pytest
import yaml

from bot.answer.dialogue import COURTESIES
from bot.answer.phrases import Phrases
from bot.language.characters import one_spelling
from bot.language.normaliser import normalise
from bot.policy.topics import TOPICS, topic_of_intent

ROOT = Path(__file__).parents[2]
MOVES = {"greet", "thanks", "bye", "help", "affirm", "deny", "give_place", "correct_place", "give_fact", "unclear", "out_of_scope"}
FOLLOW_UPS = {
    f"ask_{part}"
    for part in ["bureau", "document", "basis", "materials", "conditions", "amount", "where", "deadline", "duration", "effective_date"]
}
WISHES = {"check_eligibility", "more", "repeat", "start_over", "delete_record", "handover", "feedback_good", "feedback_bad"}
DIALOGUE = MOVES | FOLLOW_UPS | WISHES | {"abuse", "danger"}


def read(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def examples():
    found = {}
    for path in sorted((ROOT / "data" / "nlu").rglob("*.yml")):
        for block in read(path)["nlu"]:
            assert path.stem == block["intent"], f"{path} holds another intent"
            lines = [line.strip() for line in block["examples"].splitlines() if line.strip()]
            assert all(line.startswith("- ") for line in lines), path
            found[block["intent"]] = [line[2:].strip() for line in lines]
    return found


EXAMPLES = examples()
DOMAIN = read(ROOT / "domain.yml")


def steps():
    for folder in ("rules", "stories"):
        for path in (ROOT / "data" / folder).glob("*.yml"):
            for one in [*read(path).get("rules", []), *read(path).get("stories", [])]:
                yield from one["steps"]


def test_the_intents_are_the_topics_and_the_moves_of_a_dialogue():
    assert set(DOMAIN["intents"]) == {topic.intent for topic in TOPICS} | DIALOGUE


@pytest.mark.parametrize("intent", DOMAIN["intents"])
def test_an_intent_has_examples_and_a_rule_or_story(intent):
    least = 60 if topic_of_intent(intent) else 30
    assert len(EXAMPLES[intent]) >= least
    assert intent in {step.get("intent") for step in steps()}


def test_examples_of_a_topic_stand_in_the_folder_of_its_group():
    for topic in TOPICS:
        assert (ROOT / "data" / "nlu" / topic.group / f"{topic.intent}.yml").is_file()


def test_no_example_is_given_twice():
    seen = {}
    for intent, texts in EXAMPLES.items():
        for text in texts:
            assert one_spelling(text) not in seen, f"{text}: {intent} and {seen[one_spelling(text)]}"
            seen[one_spelling(text)] = intent


def test_no_two_intents_have_an_example_that_is_understood_as_the_same():
    seen = {}
    for intent, texts in EXAMPLES.items():
        for text in texts:
            assert seen.setdefault(normalise(text), intent) == intent, f"{text}: {intent} and {seen[normalise(text)]}"


def test_no_example_is_a_command():
    assert not [text for texts in EXAMPLES.values() for text in texts if text.startswith("/")]


@pytest.mark.parametrize("name", ["tuning", "test"])
def test_evaluation_sets_hold_nothing_that_trains(name):
    trained = {normalise(text) for texts in EXAMPLES.values() for text in texts}
    rows = read(ROOT / "bench" / "intent" / f"{name}.yml")
    assert not [row["text"] for row in rows if normalise(row["text"]) in trained and len(row["text"]) > 6]
    assert {row["intent"] for row in rows} == set(DOMAIN["intents"])


def test_tuning_and_test_set_share_nothing_but_set_phrases():
    tuning, test = ({normalise(row["text"]) for row in read(ROOT / "bench" / "intent" / f"{name}.yml")} for name in ("tuning", "test"))
    assert not [text for text in tuning & test if len(text) > 6]


def test_what_is_said_stands_in_the_templates_alone():
    """Rasa has no responses of its own: one place for every word, and `rasa data validate` finds none that no rule uses."""
    assert not [path for path in (ROOT / "data").rglob("*.yml") if "responses" in read(path)]
    phrases = Phrases.open()
    assert all(phrases.say(f"courtesy.{intent}") for intent in COURTESIES)
    assert set(COURTESIES) <= set(DOMAIN["intents"])


def test_every_action_is_used_and_every_used_one_exists():
    used = {step["action"] for step in steps() if str(step.get("action", "")).startswith("action_")}
    assert set(DOMAIN["actions"]) == used


def test_the_domain_is_a_list_of_names_without_prose():
    assert "responses" not in DOMAIN


def test_no_intent_has_a_name_that_rasa_keeps_for_itself():
    """Rasa answers `restart`, `back` and `session_start` with actions of its own, and a rule for one of them stops the training."""
    assert not set(DOMAIN["intents"]) & {"restart", "back", "session_start", "nlu_fallback"}
