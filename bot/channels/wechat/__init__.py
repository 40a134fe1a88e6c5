"""WeChat in Rasa: the official account, WeCom and its service desk, each answered in time."""
