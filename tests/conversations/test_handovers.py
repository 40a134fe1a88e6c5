"""Requests for a person are kept with what an operator goes on from, and keep their place."""

import pytest

from bot.conversations.records import Summary
from bot.errors import HandoverError

SUMMARY = Summary(living="150200", topic="pension", facts={"months": 8}, last_answer="a1", words="包头养老金，电话13812345678")


def test_a_request_holds_what_an_operator_goes_on_from_masked(handovers):
    request = handovers.request("u", "asked", SUMMARY)
    assert (request.conversation, request.why, request.state) == ("u", "asked", "open")
    assert (request.summary.living, request.summary.topic, request.summary.facts) == ("150200", "pension", {"months": 8})
    assert request.summary.words == "包头养老金，电话［电话］" and handovers.get(request.number) == request


def test_asking_twice_keeps_the_place_in_the_queue(handovers):
    first, other = handovers.request("u", "asked", SUMMARY), handovers.request("v", "failures", SUMMARY)
    again = handovers.request("u", "topic", Summary(living="320600"))
    assert again.number == first.number and again.summary.living == "320600" and again.created_at == first.created_at
    assert handovers.ahead_of(other.number) == 1 and handovers.ahead_of(first.number) == 0


def test_a_request_that_does_not_exist_is_told(handovers):
    number = handovers.request("u", "asked", SUMMARY).number
    with pytest.raises(HandoverError, match="不存在"):
        handovers.get(number + 1)
