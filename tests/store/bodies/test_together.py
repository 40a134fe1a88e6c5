"""Bodies checked against each other."""

from bot.policy.body import Body
from bot.store.bodies.together import check_together

END = {"successor_year": 2018, "successor_source": "某文件"}


def body(name, successor=None):
    return Body("150200", name, "本局提供", successor=successor, **(END if successor else {}))


def test_a_body_stands_in_one_row():
    ((row, problem),) = check_together([(2, body("甲")), (3, body("乙")), (4, body("甲"))])
    assert row == 4 and "第 2 行" in problem.why


def test_a_successor_is_a_row_or_stands_in_the_directory():
    assert check_together([(2, body("甲", "乙")), (3, body("乙"))]) == []
    assert check_together([(2, body("甲", "乙"))], [body("乙")]) == []
    ((row, problem),) = check_together([(2, body("甲", "乙"))])
    assert row == 2 and "乙" in problem.why


def test_successors_do_not_go_round():
    assert {row for row, _ in check_together([(2, body("甲", "乙")), (3, body("乙", "甲"))])} == {2, 3}
