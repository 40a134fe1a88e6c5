"""Rasa graph components, and the way Rasa itself is started. Only this package, `channels` and `brokers` import `rasa`."""
