"""How many of many people asking at once in WeChat are answered in time, later, or never."""
