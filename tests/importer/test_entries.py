"""What people say about clauses, checked against the clauses."""

from bot.importer.entries import read_entries
from bot.policy.bureau import Bureau
from bot.policy.clause import Clause

CLAUSES = [Clause("d#一", "一", (), "居住半年以上的可以申领居住证。", (), ()), Clause("d#二", "二", (), "加强检查。", (), ())]
SAID = {"quote": "可以申领居住证", "kind": "benefit", "strength": "direct"}
NEED = {"field": "residence_months", "requires": "居住半年", "quote": "居住半年以上", "op": ">=", "value": 6}


def test_what_is_said_is_read():
    entries = read_entries({"一": {"topics": {"residence_permit": SAID | {"conditions": [NEED]}}}, "二": {"kind": "duty"}}, CLAUSES)
    assert entries.problems == [] and entries.kinds == {"一": "benefit", "二": "duty"}
    assert entries.annotations["一"][0].conditions[0].value == 6 and entries.annotations["二"] == ()
    assert entries.bureaus == {}


def test_bureaus_are_read_where_they_are_given():
    given = {"一": {"kind": "duty", "bureaus": [{"name": "市公安局", "role": "lead"}]}, "二": {"kind": "duty", "bureaus": None}}
    assert read_entries(given, CLAUSES).bureaus == {"一": (Bureau("市公安局", "lead"),), "二": ()}
    (problem,) = read_entries({"一": {"kind": "duty", "bureaus": [{"name": "", "role": "boss"}]}}, CLAUSES, complete=False).problems
    assert "责任单位" in problem.why


def test_a_part_may_be_said_where_that_is_enough():
    assert read_entries({"一": {}}, CLAUSES, complete=False).problems == []
    assert [problem.clause for problem in read_entries({"一": {}}, CLAUSES).problems] == ["二", "一"]


def test_every_fault_is_named_with_its_place():
    needs = [NEED, NEED | {"field": "shoe"}, {}]
    said = {"horoscope": SAID, "pension": SAID | {"quote": "每月发钱", "conditions": needs}}
    entries = read_entries({"一": {"topics": said}, "二": {"kind": "nice"}, "九": {}}, CLAUSES)
    found = [(one.clause, one.topic, one.condition) for one in entries.problems]
    pension = [("一", "pension", None), ("一", "pension", 1), ("一", "pension", 2)]
    assert found == [("九", "-", None), ("一", "horoscope", None), *pension, ("二", "-", None)]
    assert entries.annotations["一"] == ()
