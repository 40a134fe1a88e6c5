"""How fast the desk is for many operators at once, and that it loses nothing and gives nobody's talk to two."""
