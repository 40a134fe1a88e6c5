"""A clause that was answered with, found by its id."""

from bot.policy.clause import Clause
from bot.policy.document import Document
from bot.store.repository import PolicyRepository


class ClauseReader:
    """Reads the documents as they are published now."""

    def __init__(self, repository: PolicyRepository) -> None:
        self._repository = repository

    def read(self, clause_id: str) -> tuple[Document, Clause] | None:
        """The clause `clause_id` (`baotou-2024-47#二(一)1(1)`) and its document; None where it is not published."""
        document_id = clause_id.partition("#")[0]
        document = next((one for one in self._repository.documents() if one.id == document_id), None)
        clause = next((one for one, _, _ in self._repository.clauses(document_id) if one.id == clause_id), None) if document else None
        return (document, clause) if document and clause else None
