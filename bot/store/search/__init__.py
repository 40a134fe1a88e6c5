"""Search for operators: full text and meaning joined into one list, within the chain of the place that is meant."""
