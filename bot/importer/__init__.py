"""From a file to a document and its clauses. `pipeline.py` lists the stages in order."""
