"""How well messages are understood: `tuning.yml` is for choosing, the other sets for reporting; none is ever trained on."""
