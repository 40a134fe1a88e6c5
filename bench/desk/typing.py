"""The look-up page while somebody types, over a store of 10,000 clauses: what one request takes, from the desk's own process."""

import tempfile
import time
from collections.abc import Iterator
from itertools import islice

import requests

from bench.desk.measured import Measured
from bench.desk.operators import PASSWORD, TOKEN
from bench.desk.serving import COLUMNS, desk
from bench.scale.documents import notices_for
from bench.scale.run import fill
from bench.understanding.sheet import Sheet
from bot.importer.notice import find_notices, read_notice
from bot.regions import Gazetteer
from bot.settings import Settings, load_settings
from bot.wiring import open_search_index, open_staff, open_store, prepare_store
from tests.ports import free_ports

CLAUSES = 10_000
TYPED = (
    "包头公租房",
    "公租房 包头",
    "gzf baotou",
    "孩子上学 南通",
    "南通 社保 转移",
    "nt jzz",
    "在成都打工，孩子能上小学吗",
    "包府办发47号",
    "低保 达茂旗",
    "老板不给工资",
    "异地就医 报销",
    "家庭医生 签约",
)
ROUNDS = 3


def measure_typing() -> Sheet:
    """Fill a store, start the desk, and type."""
    with tempfile.TemporaryDirectory() as folder:
        port, actions_port, desk_port = free_ports(3)
        settings = load_settings({}, home=folder, desk_port=desk_port, port=port, actions_port=actions_port)
        prepare_store(settings)
        count = filled(settings)
        open_staff(settings).accounts.add("bench0", "", "operator", PASSWORD, "命令行", must_change=False)
        with desk(settings):
            measured = typed(f"http://127.0.0.1:{settings.desk.port}")
    return Sheet(f"边打字边查（{count:,} 条）", COLUMNS, measured.rows(), "一位话务员，一个字一个字地打；每次请求从发出到收完。")


def filled(settings: Settings) -> int:
    """Publish the founding documents under other places until there are `CLAUSES`; return how many there are then."""
    founding = [read_notice(folder) for folder in find_notices(settings.policies)]
    of_founding = sum(len(notice.clauses) for notice in founding)
    regions = [region for region in Gazetteer.open() if region.level in ("city", "county")]
    count = max(0, round((CLAUSES - of_founding) / of_founding * len(founding)))
    database = open_store(settings)
    clauses, _ = fill(database, islice(notices_for(regions, founding, 1), count), count, "typing")
    open_search_index(settings).refresh()
    return clauses + of_founding


def typed(address: str) -> Measured:
    """Sign in, then type every text, sign by sign."""
    measured = Measured()
    with requests.Session() as http:
        http.trust_env = False
        page = http.get(f"{address}/sign-in", timeout=30).text
        http.post(f"{address}/sign-in", data={"csrf": TOKEN.findall(page)[0], "name": "bench0", "password": PASSWORD}, timeout=30)
        token = TOKEN.findall(http.get(f"{address}/", timeout=30).text)[0]
        headers = {"x-csrf-token": token, "x-partial": "1"}
        for number in range(ROUNDS):
            for text in beginnings():
                began = time.perf_counter()
                reply = http.post(f"{address}/look-up/results", data={"q": text}, headers=headers, timeout=30)
                reply.raise_for_status()
                measured.add("第一遍" if number == 0 else "再打一遍", time.perf_counter() - began)
    return measured


def beginnings() -> Iterator[str]:
    """What stands in the field after each sign."""
    for text in TYPED:
        for end in range(1, len(text) + 1):
            yield text[:end]
