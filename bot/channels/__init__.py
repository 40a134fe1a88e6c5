"""Rasa input channels: how messages come in, each with the same guards."""
