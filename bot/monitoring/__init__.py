"""Seeing inside: trace ids, structured logs, metrics, and whether a process can do its work."""
