"""Keeps what people ask out of the server's log of requests."""

import logging


class WithoutQuery(logging.Filter):
    """Cuts the query off the addresses in uvicorn's log of requests: it may hold the words of an asker."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep every line, without queries."""
        if isinstance(record.args, tuple):
            record.args = tuple(one.partition("?")[0] if isinstance(one, str) else one for one in record.args)
        return True


def keep_queries_out_of_logs() -> None:
    """From now on no line of `uvicorn.access` holds a query."""
    access = logging.getLogger("uvicorn.access")
    if not any(isinstance(one, WithoutQuery) for one in access.filters):
        access.addFilter(WithoutQuery())
