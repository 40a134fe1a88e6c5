"""Readers: what the bytes of a file say, as text. `reading.py` is the way in; each other file knows one format or one question."""
