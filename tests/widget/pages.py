"""The pages of the tests: the product's own, and sites that put the chat on theirs."""

import gzip
from pathlib import Path

from aiohttp import web

WIDGET = Path(__file__).parents[2] / "widget"
TYPES = {".js": "text/javascript", ".css": "text/css", ".html": "text/html", ".txt": "text/plain"}
OWN = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
)
STRICT = "default-src 'none'; script-src {origin}; connect-src {origin}; img-src data:; base-uri 'none'; require-trusted-types-for 'script'"
SCRIPT = '<script type="module" src="{origin}/webhooks/web/widget/xinshimin-chat.js"></script>'
HEAD = '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{name}</title><link rel="icon" href="data:,">'
SITES = {
    "corner": "<h1>某市人民政府</h1><p>欢迎。</p><xinshimin-chat></xinshimin-chat>",
    "several": "<h1>两处</h1>"
    '<xinshimin-chat id="one" position="inline"></xinshimin-chat><xinshimin-chat id="two" position="inline" lang="en"></xinshimin-chat>'
    "<xinshimin-chat></xinshimin-chat>",
    "left": '<h1>左边</h1><xinshimin-chat position="bottom-left" lang="zh-Hant" theme="dark" region="150200"></xinshimin-chat>',
    "hostile": '<h1 id="title">乱样式</h1><xinshimin-chat position="inline"></xinshimin-chat>',
}
CSS = {
    "hostile": "html { font-size: 5px } button { display: none } "
    "* { color: red !important; text-transform: uppercase; letter-spacing: 1em; line-height: .5 }"
}


class Pages:
    """Serves the widget's files, its own page, and the sites above under another host name than the server's."""

    def add_to(self, router):
        router.add_get("/webhooks/web/widget/{path:.+}", self.file)
        router.add_get("/chat/{name:.*}", self.page)
        router.add_get("/site/{name}", self.site)
        router.add_get("/site/{name}/style.css", self.style)

    async def file(self, request):
        return self._give(WIDGET / request.match_info["path"])

    async def page(self, request):
        name = request.match_info["name"] or "index.html"
        return self._give(WIDGET / "page" / name, {"Content-Security-Policy": OWN})

    async def site(self, request):
        name = request.match_info["name"]
        origin = f"http://127.0.0.1:{request.host.rpartition(':')[2]}"
        own = f"http://localhost:{request.host.rpartition(':')[2]}"
        style = '<link rel="stylesheet" href="/site/hostile/style.css">' if name in CSS else ""
        head = HEAD.format(name=name) + style
        body = f"<main>{SITES[name]}</main>" + SCRIPT.format(origin=origin)
        html = f'<!doctype html><html lang="zh-CN"><head>{head}</head><body>{body}</body></html>'
        policy = STRICT.format(origin=origin) + (f"; style-src {own}" if style else "")
        return web.Response(text=html, content_type="text/html", headers={"Content-Security-Policy": policy})

    async def style(self, request):
        return web.Response(text=CSS[request.match_info["name"]], content_type="text/css")

    def _give(self, path, headers=None):
        if not path.is_file():
            return web.Response(status=404)
        body = gzip.compress(path.read_bytes())
        given = {"Content-Encoding": "gzip", "Access-Control-Allow-Origin": "*"} | (headers or {})
        return web.Response(body=body, content_type=TYPES[path.suffix], charset="utf-8", headers=given)
