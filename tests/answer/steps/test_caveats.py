"""Step `caveats` of an answer."""

from datetime import date

from bot.answer.steps.applicable import find_applicable
from bot.answer.steps.caveats import add_caveats
from bot.answer.steps.matter import decide_matter
from bot.answer.steps.order import order_clauses
from bot.answer.steps.place import decide_place

STEPS = [decide_matter, decide_place, find_applicable, order_clauses, add_caveats]


def caveats_of(work, path):
    return next(item.caveats for item in work.clauses if item.found.clause.path == path)


def test_a_narrower_audience_is_said(run):
    work = run(STEPS, "public_rental_housing", "150200")
    assert any("具有本市户籍的进城务工" in caveat for caveat in caveats_of(work, "二（一）1（1）"))


def test_a_mere_mention_is_said(run):
    work = run(STEPS, "wage_arrears", "320600")
    assert any("只是提到" in caveat for caveat in caveats_of(work, "（十）"))


def test_a_passed_target_is_said_only_after_it_has_passed(run):
    after = caveats_of(run(STEPS, "hukou_registration", "320600"), "（三）")
    during = caveats_of(run(STEPS, "hukou_registration", "320600", as_of=date(2020, 6, 1)), "（三）")
    assert any("到2020年末" in caveat for caveat in after)
    assert not any("到2020年末" in caveat for caveat in during)


def test_a_document_that_nobody_has_checked_says_so_once(run):
    work = run(STEPS, "public_rental_housing", "150200")
    assert sum("窗口答复为准" in caveat for caveat in work.clauses[0].caveats) == 1


def test_an_old_document_that_nobody_has_checked_tells_its_year_and_a_new_one_does_not(run):
    old = caveats_of(run(STEPS, "public_rental_housing", "510100"), "（十二）")
    new = caveats_of(run(STEPS, "public_rental_housing", "150200"), "二（一）1（1）")
    assert any("2019年" in caveat for caveat in old) and not any("2024年" in caveat for caveat in new)
