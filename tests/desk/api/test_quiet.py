"""Queries stay out of the log of requests."""

import logging

from bot.desk.api.quiet import WithoutQuery, keep_queries_out_of_logs


def test_a_line_keeps_its_address_without_the_query(access_log, caplog):
    keep_queries_out_of_logs()
    keep_queries_out_of_logs()
    access = logging.getLogger("uvicorn.access")
    assert sum(isinstance(one, WithoutQuery) for one in access.filters) == 1
    access.info('%s - "%s %s HTTP/%s" %d', "127.0.0.1:1", "GET", "/api/v1/answer?q=%E6%88%91", "1.1", 200)
    access.info("started")
    assert caplog.messages == ['127.0.0.1:1 - "GET /api/v1/answer HTTP/1.1" 200', "started"]
