"""The layout of production for real, asked from outside through nginx."""

import json
import re
import signal
import socket
import ssl
import time
from uuid import uuid4

import pytest
import requests

from tests.channels.web.client import Client

pytestmark = pytest.mark.servers
QUESTION = "我在包头打工，公租房怎么申请"


class Visitor(Client):
    """A client of the web channel that knows the certificate of the layout."""

    def __init__(self, layout):
        super().__init__(layout.address)
        self.certificate = str(layout.door.certificate)

    def request(self, method, path, headers=None, **options):
        return super().request(method, path, headers, verify=self.certificate, **options)

    def answer_to(self, text):
        """The answer of the only reply; asked again where a part of a busy machine was too slow, and said so."""
        for _ in range(5):
            client_id = uuid4().hex
            seq = self.say(text, client_id)["seq"]
            answer = self.until_answered(client_id, after=seq)[-1]["answer"]
            if answer["outcome"] != "unavailable":
                return answer
        raise AssertionError(answer)


@pytest.fixture
def get(layout):
    """What nginx replies to a citizen."""

    def ask(path, address=layout.address, method="GET", **more):
        return requests.request(method, address + path, verify=str(layout.door.certificate), timeout=20, allow_redirects=False, **more)

    return ask


def workers_that_answered(layout):
    return {name for name in ("dialogue-1", "dialogue-2") if _port(layout, name) in layout.keeper.log("nginx")}


def _port(layout, name):
    return f'"upstream":"127.0.0.1:{layout.workers[int(name[-1]) - 1].port}"'


def test_a_question_asked_through_nginx_gets_its_clause(layout):
    answer = Visitor(layout).open().answer_to(QUESTION)
    assert (answer["outcome"], answer["region"]["code"]) == ("answered", "150200")
    assert answer["clauses"][0]["document"]["number"] == "包府办发〔2024〕47号"


def test_both_workers_serve(layout):
    for _ in range(8):
        visitor = Visitor(layout).open()
        for _ in range(3):
            visitor.events()
    assert workers_that_answered(layout) == {"dialogue-1", "dialogue-2"}


def test_what_one_worker_began_the_other_goes_on_with(layout):
    """Straight to the workers: what a person said to one of them is known to the other."""
    one, other = (Client(f"http://127.0.0.1:{worker.port}") for worker in layout.workers)
    one.open()
    other.token = one.token
    first = one.say("我在南通，公租房怎么申请", "c1")
    one.until_answered("c1", after=first["seq"])
    second = other.say("那低保呢", "c2")
    answer = other.until_answered("c2", after=second["seq"])[-1]["answer"]
    assert (answer["topic"], answer["region"]["code"]) == ("subsistence_allowance", "320600")


def test_events_come_at_once_and_not_in_heaps(layout):
    visitor = Visitor(layout).open(region="150200")
    with visitor.stream() as events:
        started = time.monotonic()
        visitor.say("公租房怎么申请", "c1")
        name, _, _ = next(events)
        assert name in ("message", "working") and time.monotonic() - started < 3


def test_who_has_everything_deleted_at_one_worker_is_forgotten_by_the_other(layout):
    one, other = (Client(f"http://127.0.0.1:{worker.port}") for worker in layout.workers)
    one.open()
    other.token = one.token
    said = one.say("我在南通，公租房怎么申请", "c1")
    one.until_answered("c1", after=said["seq"])
    assert other.request("DELETE", "/session").status_code in (200, 204)
    assert one.request("GET", "/events").status_code == 401


def test_the_chat_page_and_the_widget_come_through(get):
    page = get("/chat/")
    assert page.status_code == 200 and "xinshimin-chat" in page.text
    assert get("/webhooks/web/widget/xinshimin-chat.js").headers["content-type"].startswith("text/javascript")
    assert get("/").headers["location"].endswith("/chat/")


def test_the_public_api_answers(get):
    assert len(get("/api/v1/topics?limit=100").json()["topics"]) == 37
    assert "/api/v1/topics" in get("/openapi.json").json()["paths"]


@pytest.mark.parametrize(
    "path",
    [
        "/status",
        "/model",
        "/model/parse",
        "/domain",
        "/conversations/x/tracker",
        "/webhooks/rest/webhook",
        "/webhooks/socketio/",
        "/socket.io/?EIO=4&transport=polling",
        "/webhook",
        "/sign-in",
        "/accounts",
        "/healthz",
        "/readyz",
        "/metrics",
        "/metrics/actions",
        "/webhooks/web/%2e%2e/rest/webhook",
        "/webhooks/web/..%2frest%2fwebhook",
        "//webhooks//rest//webhook",
        "/webhooks/wechat/webhook/../../rest/webhook",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_is_not_for_citizens_is_closed(get, layout, path, method):
    """Rasa's own API, its channels `rest` and `socketio`, the action server and the desk are nowhere at the citizens' address."""
    session = requests.Session()
    request = requests.Request(method, layout.address).prepare()
    request.url = layout.address + path  # as it is: `requests` would tidy it up
    reply = session.send(request, verify=str(layout.door.certificate), timeout=20, allow_redirects=False)
    assert reply.status_code == 404, reply.text
    assert "没有这个地址" in reply.json()["error"]


def test_the_platforms_callback_comes_through_and_is_checked_by_the_product(get):
    assert get("/webhooks/wechat/webhook?signature=x&timestamp=1&nonce=2&echostr=3").status_code == 403
    assert get("/webhooks/wechat/webhook/more").status_code == 404


def test_the_desk_has_an_address_of_its_own(get, layout):
    page = get("/sign-in", layout.desk_address)
    assert page.status_code == 200 and "密码" in page.text
    assert (
        page.headers["strict-transport-security"].startswith("max-age=")
        and "frame-ancestors 'none'" in page.headers["content-security-policy"]
    )
    cookie = page.headers["set-cookie"]
    assert "Secure" in cookie and "HttpOnly" in cookie and "SameSite=strict" in cookie
    assert get("/chat/", layout.desk_address).status_code == 404


@pytest.mark.parametrize("path", ["/metrics", "/readyz", "/readyz/", "//metrics", "/static/../metrics"])
def test_the_desk_shows_nothing_of_itself_through_nginx(get, layout, path):
    session = requests.Session()
    request = requests.Request("GET", layout.desk_address).prepare()
    request.url = layout.desk_address + path
    request.headers["X-Forwarded-For"] = ""
    reply = session.send(request, verify=str(layout.door.certificate), timeout=20, allow_redirects=False)
    assert reply.status_code in (301, 303, 307, 404) and "xinshimin_" not in reply.text and '"parts"' not in reply.text


def test_one_trace_leads_from_the_reply_to_the_clause(layout):
    """Through the logs of the worker that answered and of its action server; and both say what they count and that they are ready."""
    visitor = Visitor(layout).open()
    for client_id in ("t1", "t2", "t3", "t4", "t5"):  # a part of a busy machine may be too slow, and say so
        sent = visitor.request("POST", "/messages", json={"id": client_id, "text": QUESTION + "，电话13812345678"})
        answer = visitor.until_answered(client_id, after=sent.json()["seq"])[-1]["answer"]
        if answer["outcome"] != "unavailable":
            break
    trace = sent.headers["X-Trace-Id"]
    found = {}
    for name in ("dialogue-1", "dialogue-2", "actions-1", "actions-2"):
        lines = [json.loads(line) for line in layout.keeper.log(name).splitlines() if trace in line]
        found |= {line["event"]: line for line in lines}
        assert "13812345678" not in layout.keeper.log(name) and QUESTION not in layout.keeper.log(name)
    assert found["turn.over"]["answers"][0]["id"] == found["answer.made"]["id"] == answer["id"]
    assert found["answer.made"]["clauses"] == [clause["id"] for clause in answer["clauses"]] != []
    for worker in layout.workers:
        address = f"http://127.0.0.1:{worker.port}"
        assert requests.get(f"{address}/readyz", timeout=10).json()["parts"] == dict.fromkeys(
            ("model", "conversations", "actions", "answers"), "ok"
        )
        assert "xinshimin_model_info" in requests.get(f"{address}/metrics", timeout=10).text
        assert "xinshimin_store_revision" in requests.get(f"{address}/metrics/actions", timeout=10).text


def test_somebody_signs_in_at_the_desk_through_nginx(layout):
    from bot.settings import load_settings
    from bot.wiring import open_staff

    open_staff(load_settings(layout.environment)).accounts.add(
        "zhangsan", "张三", "admin", "一个很长的口令2026", "测试", None, must_change=False
    )
    browser, trusted = requests.Session(), {"verify": str(layout.door.certificate), "timeout": 20}
    form = browser.get(f"{layout.desk_address}/sign-in", **trusted).text
    token = re.search(r'name="csrf" value="([^"]+)"', form)[1]
    given = {"csrf": token, "name": "zhangsan", "password": "一个很长的口令2026"}
    page = browser.post(f"{layout.desk_address}/sign-in", data=given, **trusted)
    assert page.status_code == 200 and "张三" in page.text


def test_headers_are_there_once_and_only_the_chat_may_stand_in_a_frame(get):
    page, fault, api = get("/chat/"), get("/nowhere"), get("/api/v1/topics")
    for reply in (page, fault, api):
        assert reply.headers["strict-transport-security"] == "max-age=31536000"
        assert reply.headers["x-content-type-options"] == "nosniff"  # one that came twice would read "nosniff, nosniff"
        assert reply.headers["content-security-policy"].count("default-src") == 1
        assert "referrer-policy" in reply.headers
    assert "x-frame-options" not in page.headers and "frame-ancestors 'self'" in page.headers["content-security-policy"]
    assert fault.headers["x-frame-options"] == api.headers["x-frame-options"] == "DENY"


def test_a_page_of_a_site_that_is_not_registered_is_refused_and_that_of_our_own_is_not(get, layout):
    body = {"consent": get("/webhooks/web/notice").json()["version"]}
    for origin, status in ((layout.address, 201), ("https://evil.example", 403)):
        assert get("/webhooks/web/sessions", method="POST", json=body, headers={"Origin": origin}).status_code == status


def test_a_body_that_is_too_long_never_reaches_a_worker(get, layout):
    reply = get("/webhooks/web/messages", method="POST", data=b"x" * 20_000)
    assert reply.status_code == 413 and reply.json()["code"] == "too_long"


def test_who_tries_passwords_in_a_row_is_slowed_down(get, layout):
    replies = [get("/sign-in", layout.desk_address) for _ in range(60)]
    assert {reply.status_code for reply in replies} == {200, 429} and "太快" in replies[-1].text


def test_who_sends_slowly_is_dropped_and_no_worker_hears_of_it(layout):
    context = ssl.create_default_context(cafile=str(layout.door.certificate))
    with (
        socket.create_connection(("127.0.0.1", layout.door.port), timeout=30) as line,
        context.wrap_socket(line, server_hostname="localhost") as tls,
    ):
        tls.sendall(b"POST /webhooks/web/messages HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
        started = time.monotonic()
        assert tls.recv(1) == b""
    assert 8 < time.monotonic() - started < 20


def test_plain_http_is_sent_to_https(layout):
    reply = requests.get(f"http://localhost:{layout.door.plain_port}/chat/?x=1", timeout=20, allow_redirects=False)
    assert (reply.status_code, reply.headers["location"]) == (301, "https://localhost/chat/?x=1")


def test_a_name_that_is_not_ours_gets_not_even_a_certificate(layout):
    with pytest.raises(requests.exceptions.SSLError):
        requests.get(f"https://127.0.0.1:{layout.door.port}/chat/", verify=False, timeout=20)


def test_the_log_of_nginx_holds_no_address_and_no_query(get, layout):
    get("/webhooks/wechat/webhook?openid=oSECRET123")
    log = layout.keeper.log("nginx")
    assert '"path":"/webhooks/wechat/webhook"' in log and '"network":"127.0.0.0"' in log
    assert "oSECRET123" not in log and '127.0.0.1","server"' not in log


def test_passwords_stand_in_files_and_in_no_command_line(layout):
    from pathlib import Path

    secrets = [file.read_text() for file in (layout.home / "secrets").iterdir()]
    for name in ("postgresql", "redis", "actions-1", "dialogue-1", "desk", "nginx"):
        told = Path(f"/proc/{layout.keeper.pid(name)}/cmdline").read_text()
        assert not [secret for secret in secrets if secret in told], name


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_a_worker_that_goes_in_the_middle_of_turns_loses_no_message(layout, how):
    """As a rolling change does: what a worker took is answered, by it or by the next one, and once."""
    visitors = [Visitor(layout).open(region="150200") for _ in range(6)]
    accepted = [visitor.say("公租房怎么申请", "c1") for visitor in visitors]
    layout.keeper.send("dialogue-1", how)
    for visitor, said in zip(visitors, accepted, strict=True):
        found = visitor.until_answered("c1", after=said["seq"])
        assert len([event for event in found if event["reply_to"] == "c1" and event["last"]]) == 1
        visitor.say("那低保呢", "c2")  # and whoever writes now is served
        visitor.until_answered("c2", after=found[-1]["seq"])
    deadline = time.monotonic() + 180
    while requests.get(f"http://127.0.0.1:{layout.workers[1].port}/", timeout=5).status_code != 200 or not _is_back(layout):
        assert time.monotonic() < deadline
        time.sleep(0.5)


def _is_back(layout):
    try:
        return requests.get(f"http://127.0.0.1:{layout.workers[0].port}/", timeout=5).ok
    except requests.RequestException:
        return False
