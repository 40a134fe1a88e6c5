// A stream of events that is taken up again after every break, also after one that the browser takes for final.
const PAUSE = 3000; // milliseconds
const OVER = [401, 403, 404, 409]; // there is nothing more for this page

/** Listen at `address()`; `acts` by the name of the event, `tell(sentence)` what is wrong, empty for nothing. Returns what ends it. */
export function listen(address, acts, tell) {
  let source;
  let ended = false;

  function connect() {
    if (ended) return;
    source = new EventSource(address());
    for (const [name, act] of Object.entries(acts)) source.addEventListener(name, act);
    source.addEventListener("open", () => tell(""));
    source.addEventListener("error", () => {
      if (ended) return;
      tell("和服务器断开了，正在重连；漏掉的连上后会补上。");
      if (source.readyState === EventSource.CLOSED) setTimeout(again, PAUSE);
    });
  }

  /** The server has refused: ask why, and go on unless that is for good. */
  async function again() {
    const asking = new AbortController();
    const reply = await fetch(address(), { headers: { "x-partial": "1" }, signal: asking.signal }).catch(() => null);
    if (reply && OVER.includes(reply.status)) return tell(await reply.text());
    asking.abort();
    return reply?.ok ? connect() : setTimeout(again, PAUSE);
  }

  connect();
  return () => {
    ended = true;
    source.close();
  };
}
