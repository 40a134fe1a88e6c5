"""How well facts are found in what people say: `tuning.yml` is for choosing, `test.yml` for reporting."""
