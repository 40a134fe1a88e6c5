"""How much was asked, where, about what, and how it went: counts, without anything of the person who asked."""
