"""Both sites are served packed, and nothing else is."""

import requests

from bench.web.sites import serving


def test_the_sites_differ_only_in_their_chat(tmp_path):
    peer = tmp_path / "index.js"
    peer.write_text("window.WebChat = {}", encoding="utf-8")
    with serving("http://server", peer) as address:
        ours, theirs, script = (requests.get(f"{address}/{name}", timeout=5) for name in ("ours", "theirs", "webchat.js"))
        assert "http://server/webhooks/web/widget/xinshimin-chat.js" in ours.text and '"socketUrl": "http://server"' in theirs.text
        assert script.text == "window.WebChat = {}" and script.headers["Content-Encoding"] == "gzip"
        assert requests.get(f"{address}/other", timeout=5).status_code == 404
