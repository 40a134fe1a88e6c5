"""What is decided on a question holds nothing of the question."""

from bot.conversations.improving.tables import case_decisions, training_examples


def test_a_decision_and_an_example_lead_back_to_nobody():
    for table in (case_decisions, training_examples):
        assert {column.name for column in table.columns}.isdisjoint({"conversation", "question_id"})
    assert "text" not in case_decisions.columns
