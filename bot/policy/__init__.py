"""What a policy is made of: documents, clauses, bureaus, conditions, validity and citation. Standard library only."""
