"""Conversations that a person takes over from the bot: who has one, what is said in it, and how it goes back."""
