"""How the store does with very many clauses."""
