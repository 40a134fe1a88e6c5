"""One talk: all that was said, seen and led by the operator who has it."""

import re

import pytest


@pytest.fixture
def operator(open_browser):
    return open_browser("operator")


@pytest.fixture
def talk(operator, waiting):
    """A talk that the operator has; gives its address."""
    number = waiting()
    assert operator.submit(f"/talks/{number}/take").headers["location"] == f"/talks/{number}"
    return f"/talks/{number}"


def said(kept, conversation="web:u"):
    return [(line.speaker, line.text) for line in kept.transcript.of(conversation)]


def test_the_whole_talk_and_the_facts_are_there(operator, talk):
    page = operator.get(talk).text
    assert "公租房怎么申请" in page and "有规定。" in page and "人工客服已接入" in page
    assert "内蒙古自治区包头市" in page and "8个月" in page and "市民要找人" in page


def test_what_is_written_reaches_the_citizen_and_stays_text(operator, talk, kept):
    assert operator.submit(f"{talk}/write", page=talk, text="<script>1</script>\r\n第二行\x00").status_code == 303
    event = kept.outbox.after("web:u", 0)[-1]
    assert (event.speaker, event.text) == ("operator", "<script>1</script>\n第二行")
    assert "<script>1" not in operator.get(talk).text
    assert operator.submit(f"{talk}/write", page=talk, text="  ").status_code == 303
    assert len(kept.outbox.after("web:u", event.seq)) == 0


def test_a_clause_is_found_and_sent_as_the_citizen_would_get_it(operator, talk, kept):
    found = operator.submit(f"{talk}/find", page=talk, q="公租房").text
    assert "把这条发给市民" in found and "包府办发〔2024〕47号" in found
    fields = dict(re.findall(r'name="(q|topic|pick|index)" value="([^"]*)"', found.split("</article>")[0]))
    operator.submit(f"{talk}/insert", page=talk, **fields)
    event = kept.outbox.after("web:u", 0)[-1]
    assert event.speaker == "operator" and event.answer["clauses"][0]["document"]["number"] == "包府办发〔2024〕47号"
    assert event.answer["region"]["code"] == "150200" and len(event.text) > 60 and all(line in found for line in event.text.split("\n"))
    before = len(said(kept))
    for index in ("99", "-1", "x", "²"):
        operator.submit(f"{talk}/insert", page=talk, q="公租房", index=index)
    operator.submit(f"{talk}/insert", page=talk, q="", index="0")
    assert len(said(kept)) == before


@pytest.mark.parametrize(
    ("fields", "ended", "told"),
    [({"how": "bot"}, "to_bot", "智能助手"), ({"how": "close", "why": "referred"}, "referred", "这次人工服务结束了")],
)
def test_it_is_handed_back_or_closed(operator, talk, kept, fields, ended, told):
    assert operator.submit(f"{talk}/leave", page=talk, **fields).headers["location"] == "/talks"
    number = int(talk.rpartition("/")[2])
    assert kept.handovers.get(number).ended == ended and told in said(kept)[-1][1]
    assert operator.get(talk).status_code == 409


def test_a_step_without_a_reason_or_to_nobody_is_none(operator, talk, kept):
    for fields in (
        {"how": "close", "why": "to_bot"},
        {"how": "close"},
        {"how": "colleague", "to": "editor"},
        {"how": "colleague", "to": "admin"},
        {},
    ):
        assert operator.submit(f"{talk}/leave", page=talk, **fields).headers["location"] == talk
    assert len(kept.handovers.pending()) == 1


def test_a_colleague_who_is_there_goes_on(operator, talk, open_browser):
    colleague = open_browser("admin")
    assert "某管理员" in operator.get(talk).text
    assert operator.submit(f"{talk}/leave", page=talk, how="colleague", to="admin").headers["location"] == "/talks"
    assert operator.get(talk).status_code == 409 and colleague.get(talk).status_code == 200


def test_nobody_else_sees_or_leads_it(talk, open_browser, kept):
    other, before = open_browser("admin"), said(kept)
    assert other.get(talk).status_code == 409
    for step in ("write", "insert", "leave", "touch", "find"):
        assert other.submit(f"{talk}/{step}", text="x", q="公租房", how="bot").status_code == 409
    assert said(kept) == before


def test_who_is_there_keeps_it(operator, talk):
    assert operator.submit(f"{talk}/touch", page=talk).status_code == 204


def test_a_citizen_who_wipes_everything_is_gone(operator, talk, kept):
    kept.erase("web:u")
    csrf = operator.csrf("/talks")
    assert operator.post(f"{talk}/write", data={"csrf": csrf, "text": "在吗"}).status_code == 409
    assert operator.get(talk).status_code == 409 and said(kept) == []
