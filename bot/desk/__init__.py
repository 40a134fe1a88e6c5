"""The operators' desk and the public HTTP API: FastAPI, pages rendered on the server."""
