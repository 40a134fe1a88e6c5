"""The layout of production on one machine without containers: nginx, workers, desk, PostgreSQL and Redis. `python -m deploy.local`."""
