"""The API as a server of its own: on a real port, with the documentation's own examples."""

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from bot.desk.api.app import create_api_app
from bot.settings import load_settings
from tests.desk.api.server import curl, running

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "api.md"
EXAMPLES = [line for block in re.findall(r"```sh\n(.+?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL) for line in block.splitlines()]


@pytest.fixture(scope="module")
def address(home, parts):
    with running(create_api_app(load_settings({}, home=home, api_rate="100000"), parts)) as address:
        yield address


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_of_the_documentation_works(address, example):
    reply = curl(example, address)
    assert reply.status_code == 200 and reply.json() and "error" not in reply.json(), reply.text
    found = [value for value in reply.json().values() if isinstance(value, list)]
    assert not found or any(found), "an example shows something"


def test_the_documentation_names_every_address_and_every_fault(address):
    text = PAGE.read_text(encoding="utf-8")
    described = httpx.get(f"{address}/openapi.json").json()
    assert all(path.split("/")[3] in text for path in described["paths"])
    statuses = {status for path in described["paths"].values() for one in path.values() for status in one["responses"]}
    assert all(f"| {status} |" in text for status in statuses - {"200", "304"}) and "304" in text


def test_many_who_ask_at_once_each_get_their_own_answer(address):
    asked = [("150200", "包头公租房怎么申请"), ("510000", "四川低保怎么办"), ("320600", "南通孩子上学")] * 12

    def ask(question):
        with httpx.Client(timeout=120) as client:
            (answer,) = client.get(f"{address}/api/v1/answer", params={"q": question}).json()["answers"]
            hits = client.get(f"{address}/api/v1/search", params={"q": question}).json()["hits"]
        return answer["region"]["code"], answer["topic"], bool(hits)

    with ThreadPoolExecutor(12) as threads:
        found = list(threads.map(ask, [question for _, question in asked]))
    topics = ["public_rental_housing", "subsistence_allowance", "school_enrollment"] * 12
    assert found == [(code, topic, True) for (code, _), topic in zip(asked, topics, strict=True)]


def test_the_log_of_requests_holds_nothing_of_what_was_asked(address, access_log, caplog):
    httpx.get(f"{address}/api/v1/answer", params={"q": "我叫张三丰，公租房"})
    lines = [record.getMessage() for record in caplog.records if record.name == "uvicorn.access"]
    assert any("/api/v1/answer" in line for line in lines)
    assert not any("%E5" in line or "张三丰" in line or "?" in line for line in lines)
