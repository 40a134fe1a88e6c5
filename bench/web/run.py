"""Measure the web chat beside rasa-webchat, on the same server, on a good line and on a weak one; writes docs/web-chat.md.

Both are loaded with an empty cache by a page of another origin. Ours asks for consent first, which is counted; rasa-webchat does not.
"""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from bench.web.sites import PEER, bring_peer, serving
from bench.web.visits import Visit, middle, visit_ours, visit_theirs
from bot.settings import ROOT, load_settings
from tests.ports import free_ports

ROUNDS = 5
START_SECONDS = 600
BROWSER = "/usr/bin/chromium"
KINDS = (("本产品", visit_ours), (PEER, visit_theirs))
HEAD = """# 网页聊天有多重、多快

`python -m bench web` 在{where}上量出：同一台服务器，同一个问题（我在包头打工，公租房怎么申请），Debian 的 Chromium，缓存为空，
{rounds} 次取中位数。慢线路是 300 毫秒延迟、750 kbit/s、处理器慢 4 倍。字节是经过网络的，含压缩和响应头。
本产品的“到能写”里包含装入聊天、取来说明、点同意；rasa-webchat 没有说明和同意；它有意让答复晚一会儿才显示。

| 线路 | 聊天 | 打开前 KB | 打开前请求 | 到答复 KB | 到答复请求 | 按钮可见 秒 | 到能写 秒 | 发出到答复 秒 | 全程 秒 |
|---|---|---:|---:|---:|---:|---:|---:|---:|---:|
"""


def main() -> None:
    """Start the servers, visit, print and write the table."""
    settings = load_settings()
    peer = bring_peer()
    port, actions_port, desk_port = free_ports(3)
    server = f"http://127.0.0.1:{port}"
    environment = os.environ | {
        "XINSHIMIN_CHANNELS": "web,rest,socketio", "XINSHIMIN_WEB_ORIGINS": "*", "XINSHIMIN_ACTIONS_PORT": str(actions_port),
        "XINSHIMIN_DESK_PORT": str(desk_port),
    }  # fmt: skip
    command = [sys.executable, "-m", "bot.cli.main", "serve", "--port", str(port)]
    log = settings.home / "bench-web.log"
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT)
    try:
        _wait(process, log)
        with serving(server, peer) as site, sync_playwright() as playwright:
            rows = _rows(playwright.chromium.launch(executable_path=BROWSER), site)
    finally:
        process.terminate()
        process.wait(60)
    text = HEAD.format(where=f"{os.cpu_count()} 核的机器", rounds=ROUNDS) + "\n".join(rows) + "\n"
    (ROOT / "docs" / "web-chat.md").write_text(text, encoding="utf-8")
    print(text)


def _rows(browser: Any, site: str) -> list[str]:
    rows = []
    for line, slow in (("好线路", False), ("慢线路", True)):
        for name, visit in KINDS:
            visits = []
            for number in range(ROUNDS + 1):
                context = browser.new_context(viewport={"width": 360, "height": 740})
                found = visit(context.new_page(), site, slow)
                visits += [found] if number else []  # the first warms the server
                context.close()
            rows.append(_row(line, name, middle(visits)))
    return rows


def _row(line: str, name: str, one: Visit) -> str:
    figures = (
        f"{one.bytes_before / 1024:.0f}", f"{one.requests_before:.0f}", f"{one.bytes_in_all / 1024:.0f}", f"{one.requests_in_all:.0f}",
        f"{one.button:.2f}", f"{one.field:.2f}", f"{one.answer:.2f}", f"{one.from_start:.2f}",
    )  # fmt: skip
    return f"| {line} | {name} | " + " | ".join(figures) + " |"


def _wait(process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while "已就绪" not in log.read_text(encoding="utf-8"):
        if process.poll() is not None or time.monotonic() > deadline:
            raise SystemExit(f"服务没有启动，原因见 {log}")
        time.sleep(0.3)
