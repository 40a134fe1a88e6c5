"""Rasa's stock pipeline for Chinese, trained on the same data and rules, with the same actions behind it."""
