"""From questions that went badly to better training data: grouped by likeness, checked, and written as a patch."""
