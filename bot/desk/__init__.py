"""The operators' desk and the public HTTP API."""
