"""The WeChat platform as its documentation has it: envelopes, messages, replies, its interface. Knows nothing of Rasa or of policies."""
