"""How heavy the web chat is and how soon it answers, beside another published Rasa widget."""
