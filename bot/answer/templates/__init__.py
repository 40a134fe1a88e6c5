"""Shapes of replies: one file per outcome and channel, filled from the answer object alone."""
