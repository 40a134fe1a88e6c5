"""What the API asks is opened when it is needed, and always tells what is published now."""

import threading
import time
from datetime import date

import pytest

from bot.desk.api.parts import Parts
from bot.errors import ModelError
from bot.importer.pipeline import import_text
from bot.policy.citation import sha256
from bot.policy.clause import Annotation
from bot.policy.document import Document
from bot.policy.notice import Notice
from bot.settings import load_settings
from bot.store.database import writing
from bot.store.lifecycle import add_draft, publish, retire, review
from bot.wiring import open_store, prepare_store

TEXT = "关于发放蓝莓津贴的通知\n一、津贴\n（一）新市民种植蓝莓的，可申请租房蓝莓津贴。\n"
SENTENCE = "新市民种植蓝莓的，可申请租房蓝莓津贴。"


@pytest.fixture
def own(tmp_path, reader):
    """Parts over a store of this test alone."""
    settings = load_settings({}, home=tmp_path)
    prepare_store(settings)
    return settings, Parts(settings, reader)


def bring(settings):
    """Publish a notice about a thing of which nothing is said elsewhere."""
    draft = import_text("berry-2026-1", TEXT)
    unknown = dict.fromkeys(("number", "printed_on", "effective_on", "expires_on", "audience", "checked_on", "source_url"))
    document = Document(
        id="berry-2026-1", title="关于发放蓝莓津贴的通知", issuers=("包头市人民政府",), region_code="150200", issued_on=date(2026, 1, 1),
        status="in_force", based_on=(), source_file="a.txt", sha256=sha256(TEXT), **unknown,
    )  # fmt: skip
    (clause,) = draft.clauses
    annotations = {clause.path: (Annotation("rental_subsidy", SENTENCE, "benefit", "direct"),)}
    notice = Notice(document, TEXT, tuple(draft.clauses), tuple(draft.segments), {clause.path: "benefit"}, annotations, (), ())
    with writing(open_store(settings)) as connection:
        name = add_draft(connection, notice, "张三", origin="import")
        review(connection, name, {}, "李四", unknown=["valid_from"])
        publish(connection, name, "王五")


def test_what_is_published_and_withdrawn_is_seen_at_once_everywhere(serve, own):
    settings, parts = own
    client = serve(parts)
    addresses = ["/answer?topic=rental_subsidy&region=包头", "/search?q=蓝莓津贴", "/clauses?topic=rental_subsidy", "/documents"]
    tags = {}

    def seen():
        found = []
        for address in addresses:
            reply = client.get(f"/api/v1{address}", headers={"If-None-Match": tags.get(address, "")})
            assert reply.status_code == 200, "what changed has another tag"
            tags[address] = reply.headers["etag"]
            found.append("蓝莓" in reply.text)
        return found

    assert seen() == [False] * 4
    bring(settings)
    assert seen() == [True] * 4 and client.get("/api/v1/documents/berry-2026-1").status_code == 200
    with writing(open_store(settings)) as connection:
        retire(connection, "berry-2026-1", "张三", "发错了")
    assert seen() == [False] * 4 and client.get("/api/v1/documents/berry-2026-1").status_code == 404


def test_nothing_is_opened_before_it_is_needed(tmp_path):
    parts = Parts(load_settings({}, home=tmp_path / "nowhere"))
    assert not (tmp_path / "nowhere").exists()
    assert set(vars(parts)) == {"_settings", "_given", "_one_reads", "_one_indexes", "_indexed"}


def test_without_a_model_reading_says_what_to_do(tmp_path):
    with pytest.raises(ModelError, match="xinshimin train"):
        Parts(load_settings({}, home=tmp_path)).read("公租房")


def test_one_thread_reads_at_a_time(tmp_path):
    class Slow:
        now = most = 0

        def read(self, text):
            self.now += 1
            self.most = max(self.most, self.now)
            time.sleep(0.02)
            self.now -= 1

    reader = Slow()
    parts = Parts(load_settings({}, home=tmp_path), reader)
    threads = [threading.Thread(target=parts.read, args=("x",)) for _ in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert reader.most == 1


def test_an_unavailable_part_is_answered_with_a_number(parts):
    answer = parts.unavailable("pension", date(2026, 1, 1))
    assert answer["outcome"] == "unavailable" and answer["topic"] == "pension" and answer["as_of"] == "2026-01-01"
