"""Benchmarks: each prints a table of what it measured. `python -m bench` runs all."""
