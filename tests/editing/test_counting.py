"""How many clauses of an import have proposals."""

from bot.editing.counting import count_proposals


def test_clauses_with_proposed_topics_are_counted_for_what_the_import_wrote(database, bring, write_file, suggest):
    broken = write_file("空.txt", text="")
    reports = bring(write_file(), broken)
    steps = []
    new, refused = count_proposals(database, reports, suggest, lambda done, total: steps.append((done, total)))
    assert (new.outcome, new.proposed, refused.outcome, refused.proposed) == ("new", 2, "refused", None)
    assert steps[-1] == (3, 3) and steps == sorted(steps)
    (again,) = count_proposals(database, bring(write_file()), suggest)
    assert (again.outcome, again.proposed) == ("unchanged", None)


def test_a_document_that_is_wholly_annotated_has_nothing_to_be_proposed(database, bring, tmp_path, take, suggest):
    from bot.editing.policy_yml import to_yml

    notice = take("baotou-2024-47@1")
    edited = tmp_path / "b.yml"
    edited.write_text(to_yml(notice, 1).replace("audience: 农牧业转移人口", "audience: 农牧民", 1), encoding="utf-8")
    (report,) = count_proposals(database, bring(edited), suggest)
    assert (report.outcome, report.proposed) == ("revision", None)
