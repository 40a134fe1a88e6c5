/** The calls of the web channel, one method each, and its event stream. See docs/reference/web-channel.md. */

const PATIENCE = 15000; // milliseconds until a request without an answer counts as failed
const WAIT = 20; // seconds that the server may hold a long poll

/** A request that did not succeed. `status` is 0 where nothing came back; `message` is the server's sentence for the reader, if any. */
export class RequestError extends Error {
  /** @param {number} status @param {string} code @param {string} text @param {number} retryAfter seconds */
  constructor(status, code = '', text = '', retryAfter = 0) {
    super(text);
    Object.assign(this, { name: 'RequestError', status, code, retryAfter });
  }

  /** Whether the session is over, so that a new one has to be opened. */
  get sessionIsOver() {
    return this.status === 401;
  }

  /** Whether the same request may succeed later. */
  get mayPass() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

export class Client {
  /** @param {string} server address of the channel, e.g. https://host/webhooks/web */
  constructor(server) {
    this.server = server.replace(/\/+$/, '');
  }

  /** @returns {Promise<Notice>} */
  notice() {
    return this.#json('GET', '/notice');
  }

  /** @param {string} consent version of the notice that was agreed to @param {?string} region code of the preset place */
  openSession(consent, region) {
    return this.#json('POST', '/sessions', { body: { consent, region } });
  }

  /** Sending the same `id` again is the same message. @returns {Promise<{id: string, seq: number}>} */
  send(token, id, text) {
    return this.#json('POST', '/messages', { token, body: { id, text } });
  }

  rate(token, answer, useful, why = null) {
    return this.#json('POST', '/ratings', { token, body: { answer, useful, why } });
  }

  /** @returns {Promise<{text: string}>} what to tell the reader once everything is gone */
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

  /** @returns {Promise<{topics: {topic: string, label: string, question: string}[]}>} */
  topics() {
    return this.#json('GET', '/topics');
  }

  /**
   * What came after `after`, at once if there is anything, else when it comes or after `wait` seconds.
   * @returns {Promise<{events: ChatEvent[], working: ?string, erased: boolean}>}
   */
  poll(token, after, signal, wait = WAIT) {
    return this.#json('GET', `/events?after=${after}&wait=${wait}`, { token, signal, patience: PATIENCE + wait * 1000 });
  }

  /** Everything after `after`, then what comes: `{type, data}`; also `open` at the start and `bytes` at every sign of life. */
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
    const headers = { Accept: accept };
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

/**
 * Yields `{type: 'bytes'}` whenever something came, and `{type, data}` for each event with data; `data` is parsed JSON.
 * @param {ReadableStream<Uint8Array>} body
 */
export async function* readEvents(body) {
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
export function readEvent(block) {
  const fields = { event: 'message', data: [] };
  for (const line of block.split(/\r\n|\n|\r/)) {
    const [, name, value] = /^([^:]*):? ?(.*)$/s.exec(line);
    if (name === 'data') fields.data.push(value);
    else if (name) fields[name] = value;
  }
  if (!fields.data.length && fields.event === 'message') return null;
  return { type: fields.event, data: fields.data.length ? JSON.parse(fields.data.join('\n')) : null };
}
