"""Readers: what the bytes of a file say, as text."""
