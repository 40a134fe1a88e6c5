"""The place of living, beside jionlp and cpca: `tuning*.yml` are for choosing, `bench/intent/places.yml` for reporting."""
