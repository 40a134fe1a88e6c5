"""All parts write to one log."""


def test_every_part_writes_to_the_same_log(improving, logged):
    improving.clause_reports.add("li", "d#一", "d@1", "150200", "错字")
    improving.examples.add("li", "ask_pension", "养老金咋领")
    improving.cases.decide(["a" * 64], "dismissed", "li")
    assert [action for _, action, _ in logged()] == ["clause_reported", "example_added", "case_decided"]
