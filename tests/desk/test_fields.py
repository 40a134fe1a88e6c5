"""Fields of forms as they are used; and whatever is typed into any field of an editor's form stays text."""

from hypothesis import given
from hypothesis import strategies as st

from bot.desk.fields import number_in, plain, text_of
from tests.desk.test_guards import EDIT, routes

ODD = "<script>alert(1)</script>'; DROP TABLE documents; -- \"{{ 7 * 7 }}"
NAMES = (
    "region region_code name number outcome why what day unknown kind lead joint p0 key first text intent topic path seen "
    "t0-topic t0-quote t0-kind t0-strength t0-audience t0-c0-field t0-c0-requires t0-c0-quote t0-c0-value "
    "title issuers notes audience source_url status phone address hours topics successor source"
)


def test_signs_that_nobody_sees_are_left_out_and_lines_become_one():
    assert plain(" a\x00b\r\nc\td\udc80 ") == "ab  c d"


@given(st.text(), st.integers(0, 50))
def test_whatever_comes_is_one_short_line(text, longest):
    got = plain(text, longest)
    assert len(got) <= longest and "\n" not in got and "\x00" not in got
    got.encode("utf-8")


def test_several_lines_stay_lines():
    assert text_of(" a\x00\r\n b \rc\td\n\n") == "a\nb\nc d" and text_of("长" * 9, 4) == "长" * 4


def test_a_number_is_one_of_up_to_six_digits():
    assert [number_in(text, -1) for text in ("7", "007", "", "x", "-1", "²", "٣", "1234567")] == [7, 7, -1, -1, -1, -1, -1, -1]


def test_whatever_is_typed_into_any_field_stays_text(own, open_browser, send, form, app, staff):
    ying = open_browser("ying")
    send(ying)
    own.improving.clause_reports.add("li", "baotou-2024-47#x", "baotou-2024-47@1", "150200", ODD)
    own.improving.examples.add("ying", "ask_pension", ODD, "150200")
    fields = dict.fromkeys(NAMES.split(), ODD)
    for path in (path for path, method in routes(app) if method == "POST" and path in EDIT and not path.endswith("/import")):
        replies = [
            ying.submit(path, page="/documents", **fields, of=ODD, stamp=ODD),
            form(ying, path, "公租房通知@1", **(fields | {"number": "1"})),
        ]
        for reply in replies:
            assert reply.status_code in (303, 400, 403, 404) and "<script>alert" not in reply.text, path
    for path in ("/documents", "/document?of=公租房通知", "/clause-reports", "/bodies", "/learning", "/learning/examples"):
        page = ying.get(path)
        assert page.status_code == 200 and "<script>alert" not in page.text, path
    assert "<script>alert" not in open_browser("admin").get("/audit").text and staff.audit.check().broken is None
