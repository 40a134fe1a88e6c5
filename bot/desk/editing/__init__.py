"""What the pages of editors show of documents, and what their forms say."""
