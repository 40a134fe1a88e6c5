"""What a message says: normalising, masking of personal data, words, sentence encoders and the model of intents. No Rasa here."""
