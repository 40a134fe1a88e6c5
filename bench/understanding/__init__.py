"""How well messages are understood and what that costs: ours and Rasa's stock pipeline, trained and measured in one run."""
