"""The stages of an import, one per file: what each reads, what it writes, and a sample of the text that it matches."""
