"""Suggestions for clauses of documents left out of the annotated set."""
