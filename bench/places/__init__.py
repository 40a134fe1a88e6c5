"""How well the place of living is found, beside jionlp and cpca: `tuning.yml` is for choosing, `bench/intent/places.yml` for reporting."""
