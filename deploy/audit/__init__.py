"""Which of the locked packages have known flaws, and which of those were examined and accepted."""
