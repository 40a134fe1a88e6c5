"""How well messages are understood: `tuning.yml` and `double_tuning.yml` are for choosing, the rest for reporting; none trains."""
