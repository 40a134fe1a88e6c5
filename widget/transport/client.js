/** The calls of the web channel, one method each, and its event stream. See docs/reference/web-channel.md. */

const PATIENCE = 15000; // milliseconds until a request without an answer counts as failed
const WAIT = 20; // seconds that the server may hold a long poll

/** `status` is 0 where nothing came back; `message` is the server's sentence for the reader, if any; `retryAfter` in seconds. */
export class RequestError extends Error {
  constructor(status, code = '', text = '', retryAfter = 0) {
    super(text);
    Object.assign(this, { name: 'RequestError', status, code, retryAfter });
  }

  get sessionIsOver() {
    return this.status === 401;
  }

  /** Whether the same request may succeed later. */
  get mayPass() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

export class Client {
  language = '';

  /** @param {string} server e.g. https://host/webhooks/web */
  constructor(server) {
    this.server = server.replace(/\/+$/, '');
  }

  /** @returns {Promise<Notice>} */
  notice() {
    return this.#json('GET', '/notice');
  }

  /** `consent`: version of the notice; `region`: code of the preset place. @returns {Promise<Session>} */
  openSession(consent, region) {
    return this.#json('POST', '/sessions', { body: { consent, region } });
  }

  /** The same `id` again is the same message. @returns {Promise<{seq: number}>} */
  send(token, id, text) {
    return this.#json('POST', '/messages', { token, body: { id, text } });
  }

  rate(token, answer, useful, why = null) {
    return this.#json('POST', '/ratings', { token, body: { answer, useful, why } });
  }

  /** @returns {Promise<{text: string}>} */
  erase(token) {
    return this.#json('DELETE', '/session', { token });
  }

  /** @returns {Promise<Source>} */
  source(token, answer, clause) {
    return this.#json('GET', `/source?answer=${encodeURIComponent(answer)}&clause=${encodeURIComponent(clause)}`, { token });
  }

  /** @returns {Promise<{regions: Region[]}>} */
  regions(query) {
    return this.#json('GET', `/regions?q=${encodeURIComponent(query)}&limit=10`);
  }

  /** @returns {Promise<{topics: Topic[]}>} */
  topics() {
    return this.#json('GET', '/topics');
  }

  /** What came after `after`, waiting up to `wait` seconds. @returns {Promise<{events: ChatEvent[], working: ?string, erased: boolean}>} */
  poll(token, after, signal, wait = WAIT) {
    return this.#json('GET', `/events?after=${after}&wait=${wait}`, { token, signal, patience: PATIENCE + wait * 1000 });
  }

  /** What came after `after` and what comes, as `{type, data}`; `open` first, `bytes` at every sign of life. */
  async *stream(token, after, signal) {
    const response = await this.#fetch('GET', `/events?after=${after}`, { token, signal, accept: 'text/event-stream' });
    if (!response.body) throw new RequestError(0, 'no_stream');
    yield { type: 'open' };
    yield* readEvents(response.body);
  }

  async #json(method, path, options = {}) {
    const response = await this.#fetch(method, path, { patience: PATIENCE, ...options });
    return response.status === 204 ? null : response.json();
  }

  async #fetch(method, path, { token, body, signal, patience, accept = 'application/json' }) {
    const headers = { Accept: accept, 'Accept-Language': this.language };
    if (token) headers.Authorization = `Bearer ${token}`;
    if (body) headers['Content-Type'] = 'application/json';
    const abort = new AbortController();
    const stop = () => abort.abort();
    signal?.addEventListener('abort', stop);
    if (signal?.aborted) stop();
    const timer = patience && setTimeout(stop, patience);
    try {
      const response = await fetch(this.server + path, {
        method,
        headers,
        body: body && JSON.stringify(body),
        signal: abort.signal,
        credentials: 'omit',
      });
      if (!response.ok) throw await refusal(response);
      return response;
    } catch (error) {
      throw error instanceof RequestError ? error : new RequestError(0, 'no_answer');
    } finally {
      clearTimeout(timer);
    }
  }
}

async function refusal(response) {
  const said = await response.json().catch(() => ({}));
  return new RequestError(response.status, said.code, said.error, Number(response.headers.get('Retry-After')) || 0);
}

const END = /\r\n\r\n|\n\n|\r\r/;

/** Server-sent events out of a fetched body (HTML Standard, 9.2), so that the token can travel in a header. */
async function* readEvents(body) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      const blocks = (rest + decoder.decode(value, { stream: true })).split(END);
      rest = blocks.pop();
      yield { type: 'bytes' };
      for (const block of blocks) {
        const event = readEvent(block);
        if (event) yield event;
      }
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

/** One block of lines as an event, or null for a comment. */
function readEvent(block) {
  const fields = { event: 'message', data: [] };
  for (const line of block.split(/\r\n|\n|\r/)) {
    const [, name, value] = /^([^:]*):? ?(.*)$/s.exec(line);
    if (name === 'data') fields.data.push(value);
    else if (name) fields[name] = value;
  }
  if (!fields.data.length && fields.event === 'message') return null;
  return { type: fields.event, data: fields.data.length ? JSON.parse(fields.data.join('\n')) : null };
}
