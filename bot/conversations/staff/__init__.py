"""The people who answer: their accounts, their sessions at the desk, and the log of what they did."""
