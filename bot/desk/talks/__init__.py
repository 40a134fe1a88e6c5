"""Conversations at the desk: the queue, one talk, clauses to send, and what is new."""
