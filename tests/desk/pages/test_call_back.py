"""Calling a citizen back, at the desk."""

import pytest
from cryptography.fernet import Fernet

KEY = Fernet.generate_key().decode()


@pytest.fixture
def settings(settings):
    from dataclasses import replace

    return replace(settings, call_back_key=(KEY,), platforms=dict(settings.platforms) | {"wechat_pages": "https://zc.example.gov.cn/"})


@pytest.fixture
def operator(open_browser):
    return open_browser("operator")


@pytest.fixture
def talk(operator, waiting):
    number = waiting()
    operator.submit(f"/talks/{number}/take")
    return f"/talks/{number}"


def test_the_operator_asks_sees_the_number_once_given_and_deletes_it(operator, talk, kept):
    assert "请市民留回电号码" in operator.get(talk).text
    assert operator.submit(f"{talk}/call-back", page=talk, how="ask").headers["location"] == talk
    told = kept.outbox.after("web:u", 0)[-1]
    assert told.speaker == "system" and "https://zc.example.gov.cn/webhooks/web/call-back/" in told.text
    kept.call_backs((KEY,), 48).give(told.text.rpartition("/")[2], "13987654321")
    assert "13987654321" in operator.get(talk).text
    operator.submit(f"{talk}/call-back", page=talk, how="done")
    assert "13987654321" not in operator.get(talk).text


def test_who_does_not_have_the_talk_gets_nothing(operator, talk, kept, open_browser):
    other = open_browser("editor")
    assert other.submit(f"{talk}/call-back", page="/password", how="ask").status_code in (403, 409, 303)
    assert not kept.call_backs((KEY,), 48).asked("web:u")
