"""Rasa's stores, where its own do not do."""
