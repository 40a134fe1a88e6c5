"""Rasa actions: from the tracker to `bot.answer` to the dispatcher. No logic here."""
