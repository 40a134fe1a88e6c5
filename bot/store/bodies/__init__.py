"""The directory of bodies by place: its table, what reads and writes it, and its spreadsheet."""
