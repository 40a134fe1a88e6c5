"""What others wrote opens what is sealed here, seals what is opened here, signs the same, and replies alike."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
import requests

from bot.settings import ROOT
from bot.wechat.account import key_of
from bot.wechat.callback import Callback
from bot.wechat.sealing import Seal
from bot.wechat.signing import signature_of
from tests.wechat.platform import AES_KEY, APPID, TOKEN, Platform, lists

HERE, INSTALLED = Path(__file__).parent, ROOT / ".tools" / "wechat-peers"
LIBRARIES = ("wechat-crypto", "@wecom/crypto", "WeRoBot")
MESSAGES = ("<xml/>", "包头公租房😀", "", "]]>", "长" * 5_000)
OURS = Seal((key_of(AES_KEY),), APPID)


@pytest.fixture(scope="module", autouse=True)
def installed():
    assert (INSTALLED / ".installed").is_file(), "run make install-test"
    assert shutil.which("node"), "run make install-test"


def ask(library, action, **more):
    given = {"library": library, "action": action, "token": TOKEN, "aesKey": AES_KEY, "receiver": APPID} | more
    paths = {"NODE_PATH": str(INSTALLED / "node_modules"), "PYTHONPATH": str(INSTALLED / "python")}
    command = [sys.executable, str(HERE / "crypto.py")] if library == "WeRoBot" else ["node", str(HERE / "crypto.js")]
    done = subprocess.run(command, input=json.dumps(given), env=os.environ | paths, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("message", MESSAGES, ids=len)
def test_both_ways(library, message):
    assert OURS.open(ask(library, "seal", message=message))[0].decode() == message
    opened = ask(library, "open", sealed=OURS.make(message.encode()))
    assert (opened["message"], opened["id"]) == (message, APPID)


@pytest.mark.parametrize("library", LIBRARIES)
def test_signatures_are_the_same(library):
    sealed = OURS.make(b"<xml/>")
    assert ask(library, "sign", timestamp="1700000000", nonce="n1", sealed=sealed) == signature_of(TOKEN, "1700000000", "n1", sealed)


@pytest.fixture(scope="module", params=["plain", "safe"])
def server(request):
    """A whole server of others that says back what it hears, and the mode that it speaks."""
    config = {"token": TOKEN, "appid": APPID} | ({"encodingAESKey": AES_KEY} if request.param == "safe" else {})
    command = ["node", str(HERE / "server.js"), json.dumps(config)]
    environment = os.environ | {"NODE_PATH": str(INSTALLED / "node_modules")}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    yield request.param, f"http://127.0.0.1:{process.stdout.readline().strip()}"
    process.kill()
    process.wait(timeout=20)


@pytest.mark.parametrize("content", ["包头公租房", "😀<b>&", "第一行\n第二行"])
def test_replies_are_alike(server, account, content):
    """The same call, answered by co-wechat and here, looks the same to the platform."""
    mode, address = server
    there = Platform(mode)
    query, body = there.call(there.text(content))
    theirs = requests.post(address, params=query, data=body, headers={"Content-Type": "text/xml"}, timeout=10).content.decode()
    here = Callback(account("wechat", wechat_mode=mode))
    received = here.read(lists(query), body)
    ours = here.reply(received, f"收到：{content}")
    assert there.read(ours) == there.read(theirs) == f"收到：{content}"
    assert [one.tag for one in ElementTree.fromstring(ours)] == [one.tag for one in ElementTree.fromstring(theirs)]


def test_the_address_is_verified_alike(server, account):
    mode, address = server
    query = Platform(mode).verification("12345")
    echo = requests.get(address, params=query, timeout=10).text
    assert echo == Callback(account("wechat", wechat_mode=mode)).echo(lists(query)) == "12345"
    assert requests.get(address, params=query | {"signature": "0" * 40}, timeout=10).status_code != 200
