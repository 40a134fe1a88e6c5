"""What every server of the product shares: who asks, from which page, how often."""
