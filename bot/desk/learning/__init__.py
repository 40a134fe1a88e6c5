"""What the pages of learning show: questions that went badly, in groups, and the letter to a bureau."""
