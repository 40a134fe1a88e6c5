"""How well messages are understood: `tuning.yml` is for choosing, `test.yml` for reporting; neither is ever trained on."""
