"""Somebody who types."""

from bench.desk.measured import Measured
from bench.desk.typing import ROUNDS, TYPED, beginnings, typed


def test_every_sign_is_a_request():
    found = list(beginnings())
    assert found[:3] == [TYPED[0][:1], TYPED[0][:2], TYPED[0][:3]]
    assert len(found) == sum(map(len, TYPED)) and set(TYPED) <= set(found)


def test_requests_of_the_first_round_are_told_apart(monkeypatch):
    asked = []

    class Reply:
        text = '<meta name="csrf" content="abc0">'

        def raise_for_status(self):
            pass

    class Session:
        trust_env = True

        def __enter__(self):
            return self

        def __exit__(self, *_):
            pass

        def get(self, url, timeout):
            return Reply()

        def post(self, url, data, timeout, headers=None):
            asked.append((url.rpartition("/")[2], data.get("q"), (headers or {}).get("x-csrf-token")))
            return Reply()

    monkeypatch.setattr("bench.desk.typing.requests.Session", Session)
    measured = typed("http://desk")
    assert isinstance(measured, Measured) and asked[0][0] == "sign-in"
    assert {name: len(times) for name, times in measured.seconds.items()} == {
        "第一遍": len(list(beginnings())),
        "再打一遍": (ROUNDS - 1) * len(list(beginnings())),
    }
    assert all(token == "abc0" for _, _, token in asked[1:])
