"""Whatever a form of the desk sends, from whoever may send it: a page or a sentence, never a trace or an error of the server."""

import os

from fastapi.routing import APIRoute
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.seeds import BODIES, CUTS, FILES, spoil

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "150"))
LASTING = {"/sign-out", "/password", "/switch/off", "/accounts/change"}  # they would end the session that asks
FORM, PARTS = "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"
MULTIPART = (
    b'--x\r\nContent-Disposition: form-data; name="number"\r\n\r\n1\r\n'
    b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n' + FILES[".txt"] + b"\r\n--x--\r\n"
)
FIELDS = (
    b"number=1&document=baotou-2024-47&clause=1&text=%E5%85%AC&q=x&region=150200&place=&from=2026-01-01&what=open&version=3&id=1&name=a"
)
SENT = (
    st.tuples(st.just(FORM), CUTS.map(lambda cuts: spoil(FIELDS, cuts)) | st.binary(max_size=300))
    | st.tuples(st.just(PARTS), CUTS.map(lambda cuts: spoil(MULTIPART, cuts)))
    | st.tuples(st.sampled_from(("application/json", "text/plain", "", "multipart/form-data", FORM + "; charset=utf-7")), BODIES)
)


def test_any_body_gets_a_page_or_a_sentence(app, open_browser):
    browser = open_browser("admin"), open_browser("editor"), open_browser("operator")
    tokens = [one.csrf("/password") for one in browser]
    paths = sorted(
        route.path.replace("{number:int}", "1")
        for route in app.routes
        if isinstance(route, APIRoute) and "POST" in route.methods and route.path not in LASTING and not route.path.startswith("/api/")
    )
    assert len(paths) > 20

    @settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck), deadline=None)
    @given(st.sampled_from(paths), st.integers(0, 2), SENT)
    def sends(path, who, sent):
        kind, body = sent
        headers = {"x-csrf-token": tokens[who], "content-type": kind}
        reply = browser[who].post(path, content=body, headers=headers)
        assert reply.status_code < 500, (path, reply.status_code)
        assert "Traceback" not in reply.text and "site-packages" not in reply.text

    sends()
