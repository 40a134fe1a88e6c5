"""How well messages are understood: `tuning.yml` and the files that end so are for choosing, the rest for reporting; none trains."""
