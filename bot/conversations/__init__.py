"""What is kept of conversations: transcript, requests for a person, feedback, questions without an answer; and how it is wiped."""
