"""Everything in an answer is described, field by field, and what is described is there."""

import pytest
from pydantic import PydanticTypeError, ValidationError

from bot.desk.api.models import Asked
from tests.desk.api.shapes import undescribed

QUESTIONS = [
    {"q": "包头公租房要什么条件"}, {"q": "低保和公租房", "region": "包头"}, {"topic": "public_rental_housing", "region": "朝阳区"},
    {"q": "转人工"}, {"q": "我想跳楼"}, {"q": "今天天气"}, {"topic": "funeral_benefit", "region": "150200"}, {"q": "你好"}, {},
]  # fmt: skip


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_field_of_an_answer_is_described(client, get, question):
    schemas = client.get("/openapi.json").json()["components"]["schemas"]
    assert undescribed(get("/answer", **question).body, schemas["Answers"], schemas) == []


def test_a_field_that_is_not_described_would_be_found(client, get):
    schemas = client.get("/openapi.json").json()["components"]["schemas"]
    body = get("/answer", topic="public_rental_housing", region="包头").body
    body["answers"][0]["clauses"][0]["document"]["mayor"] = "张三"
    assert undescribed(body, schemas["Answers"], schemas) == [".answers[].clauses[].document.mayor"]


def test_a_question_is_an_object_of_texts():
    assert Asked.validate({"q": "包头", "topic": "pension", "region": None}).topic.value == "pension"
    for wrong in ([], [["q", "x"]], {"q": 1}, {"q": ""}, {"as_of": 1}, {"topic": "x"}, {"more": "x"}):
        with pytest.raises((ValidationError, PydanticTypeError)):
            Asked.validate(wrong)
