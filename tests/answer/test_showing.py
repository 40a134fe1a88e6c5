"""Which clauses a reader sees first."""

from dataclasses import replace

from bot.answer.answer import Verdict
from bot.answer.showing import GAP, bureau_line, quoted, source_line, to_show


def test_a_part_is_shown_by_the_clauses_that_say_it(tools, ask):
    answer = ask(tools, "subsistence_allowance", "150200", focus="conditions")
    shown = to_show(answer)
    assert [clause.path for clause, _ in shown.clauses] == ["二（一）3（1）"] and shown.more == 0
    assert quoted(shown.first, answer).startswith("凡具有我市户籍的农牧民")


def test_a_part_that_only_a_higher_clause_says_is_shown_by_that(tools, ask):
    shown = to_show(ask(tools, "public_rental_housing", "150200", focus="place"))
    assert shown.first.level == "national" and "在就业地可申请公租房" in shown.first.text


def test_a_part_that_no_clause_says_is_shown_by_the_first(tools, ask):
    answer = ask(tools, "subsistence_allowance", "150200", focus="amount")
    assert [clause.path for clause, _ in to_show(answer).clauses] == ["二（一）3（1）"]


def test_the_basis_is_shown_by_the_higher_clauses(tools, ask):
    answer = ask(tools, "subsistence_allowance", "150200", focus="basis")
    assert {clause.level for clause, _ in to_show(answer).clauses} == {"national"}


def test_words_that_do_not_follow_each_other_have_a_gap(tools, ask):
    answer = ask(tools, "critical_illness", "510100", focus="conditions")
    lead = answer.clauses[0]
    assert len(lead.said) == 2 and quoted(lead, answer) == GAP.join(lead.said)


def test_a_caveat_is_told_once_and_not_where_the_headline_tells_it(tools, ask):
    shown = to_show(ask(tools, "public_rental_housing", "150200"))
    told = [caveat for _, caveats in shown.clauses for caveat in caveats]
    assert len(set(told)) == len(told) and not any("适用对象" in caveat for caveat in told)


def test_bureaus_that_are_the_same_are_told_once(tools, ask):
    shown = to_show(ask(tools, "residence_permit", "150200"))
    assert len(shown.clauses) == 2 and [bureau_line(clause) for clause in shown.bureaus] == ["市公安局（当地是包头市公安局）"]
    assert source_line(shown.first) == "《推动农牧业转移人口市民化工作方案》 包府办发〔2024〕47号 二（二）2（1）"


def test_a_pre_check_shows_the_one_clause_that_it_goes_through(tools, ask):
    answer = ask(tools, "hukou_registration", "320600")
    last = answer.clauses[-1]
    verdict = Verdict(last.id, "unknown", (), (), last.conditions, None, "以窗口审核为准。")
    shown = to_show(replace(answer, verdict=verdict))
    assert len(answer.clauses) > 1 and shown.first.id == last.id and (len(shown.clauses), shown.more, shown.above) == (1, 0, None)
