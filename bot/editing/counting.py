"""For how many clauses of the drafts of an import something is proposed."""

from collections.abc import Sequence
from dataclasses import replace

from bot.editing.proposals import Progress, Suggest, open_clauses, propose, with_topics
from bot.editing.reports import ImportReport
from bot.store.database import Database, reading
from bot.store.notices import load_notice

OUTCOMES = ("new", "revision", "edited")


def count_proposals(
    database: Database, reports: Sequence[ImportReport], suggest: Suggest, progress: Progress = lambda done, total: None
) -> list[ImportReport]:
    """The reports with `proposed`; `progress` is called with the clauses that are done and an upper bound of all."""
    total, done, counted = sum(report.clauses for report in reports if report.outcome in OUTCOMES), 0, []
    for report in reports:
        if report.outcome not in OUTCOMES or report.revision is None:
            counted.append(report)
            continue
        with reading(database) as connection:
            notice = load_notice(connection, report.revision)
        assert notice is not None, "the import has just written it"
        before = done
        found = propose(notice, suggest, lambda some, _, before=before: progress(before + some, total))  # type: ignore[misc]  # bound now
        done += report.clauses
        counted.append(replace(report, proposed=with_topics(found)) if open_clauses(notice) else report)
    return counted
