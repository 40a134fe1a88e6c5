"""The steps of an answer, one per file."""
