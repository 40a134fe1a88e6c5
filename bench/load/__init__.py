"""Many people at once, real servers, ours and a stock Rasa bot in one run."""
