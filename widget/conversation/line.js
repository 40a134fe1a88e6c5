/** The line to the server, both ways: it is taken up again after every break, nothing is lost, nothing comes twice. */

import { RequestError } from '../transport/client.js';
import { exclusively } from './kept.js';

const PAUSES = [500, 1000, 2000, 4000, 8000, 15000]; // milliseconds before the next try
const SILENCE = 40000; // without the server's sign of life, which comes every 15 seconds
const DOUBT = 2500; // after a message was taken: by then the stream has shown it
const HIDDEN = 60000; // a tab that nobody sees gives its connection back

export class Listener {
  #running = 0; // which run is on, 0 for none
  #runs = 0;
  #polling = false;
  #failures = 0;
  #abort = new AbortController();
  #wake = () => {};
  #hidden = 0;

  /** @param {Talk} to */
  constructor(to) {
    this.to = to;
  }

  start() {
    if (this.#running) return;
    this.#running = this.#runs += 1;
    document.addEventListener('visibilitychange', this.#look);
    this.#loop(this.#running);
  }

  stop() {
    this.#running = 0;
    document.removeEventListener('visibilitychange', this.#look);
    this.again();
  }

  /** Connect anew, at once. */
  again() {
    this.#abort.abort();
    this.#wake();
  }

  /** The server has taken a message as `seq`: if the stream does not show it, something between holds the stream back. */
  expect(seq) {
    if (this.#polling) return;
    setTimeout(async () => {
      if (!this.#running || this.#polling || this.to.history.cursor >= seq) return;
      const { events } = await this.to.client.poll(await this.to.token(), this.to.history.cursor, undefined, 0).catch(() => ({ events: [] }));
      if (!events.some((event) => event.seq > this.to.history.cursor)) return;
      this.#polling = true;
      for (const event of events) this.to.took('message', event);
      this.again();
    }, DOUBT);
  }

  async #loop(run) {
    while (this.#running === run) {
      this.#abort = new AbortController();
      const { signal } = this.#abort;
      try {
        await (this.#polling ? this.#poll(signal) : this.#stream(signal));
      } catch (error) {
        if (this.#running === run && !signal.aborted) {
          this.#failures += 1;
          await this.to.failed(error);
        }
      }
      if (this.#running === run) await this.#pause(signal.aborted ? 0 : this.#failures);
    }
  }

  async #stream(signal) {
    let timer;
    const alive = () => {
      clearTimeout(timer);
      timer = setTimeout(() => signal === this.#abort.signal && this.#abort.abort(), SILENCE);
    };
    alive();
    try {
      for await (const { type, data } of this.to.client.stream(await this.to.token(), this.to.history.cursor, signal)) {
        alive();
        this.#failures = 0;
        this.to.setLine('live');
        if (type !== 'open' && type !== 'bytes') this.to.took(type, data);
      }
    } catch (error) {
      if (error.code === 'no_stream') this.#polling = true;
      throw error instanceof RequestError ? error : new RequestError(0, 'broken');
    } finally {
      clearTimeout(timer);
    }
    throw new RequestError(0, 'ended');
  }

  async #poll(signal) {
    const { events, working, erased } = await this.to.client.poll(await this.to.token(), this.to.history.cursor, signal);
    this.#failures = 0;
    this.to.setLine('live');
    for (const event of events) this.to.took('message', event);
    if (working) this.to.took('working', { reply_to: working });
    if (erased) this.to.took('erased', null);
  }

  #pause(failures) {
    const hidden = document.hidden && this.#hidden && Date.now() - this.#hidden >= HIDDEN;
    if (!failures && !hidden) return undefined;
    return new Promise((resolve) => {
      this.#wake = resolve;
      if (!hidden) setTimeout(resolve, PAUSES[Math.min(failures, PAUSES.length) - 1] * (0.75 + Math.random() / 2));
    });
  }

  #look = () => {
    this.#hidden = document.hidden ? Date.now() : 0;
    if (!document.hidden) return this.#wake(); // a pause between tries ends
    return setTimeout(() => this.#hidden && Date.now() - this.#hidden >= HIDDEN && this.#abort.abort(), HIDDEN + 100);
  };
}

const RETRIES = [1000, 2000, 4000, 8000, 15000]; // milliseconds before a message that did not go out is tried again

export class Delivery {
  #failures = 0;
  #timer = 0;
  #work = null;

  /** @param {Talk} to */
  constructor(to) {
    this.to = to;
  }

  /** Send what waits; `afresh` forgets earlier failures, as when the line is back. */
  run(afresh = false) {
    clearTimeout(this.#timer);
    if (afresh) this.#failures = 0;
    if (!this.to.agreed || this.#work) return;
    this.#work = exclusively(`${this.to.archive.key}:send`, () => this.#all()).finally(() => {
      this.#work = null;
      if (this.to.outbox.next && !this.#failures) this.run(); // written in the last moment
    });
  }

  stop() {
    clearTimeout(this.#timer);
  }

  async #all() {
    while (this.to.outbox.next && (await this.#send(this.to.outbox.next)));
  }

  /** Returns whether to go on with the next. */
  async #send({ id, text }) {
    let token = null;
    try {
      token = await this.to.token();
      const { seq } = await this.to.client.send(token, id, text);
      this.#failures = 0;
      this.to.outbox.note(id, { seq });
      this.to.taken(id, seq);
      return true;
    } catch (error) {
      return this.#failed(error, id, token);
    }
  }

  async #failed(error, id, token) {
    if (error.sessionIsOver && token) {
      return this.to.token(token).then(() => true, (next) => this.#failed(next, id, null));
    }
    if (error.status === 403) {
      this.to.disagreed();
      return false;
    }
    if (!error.mayPass) {
      this.to.outbox.note(id, { fault: error.message || 'refused' });
      this.to.refused(id);
      return true;
    }
    if (error.status === 0) this.to.setLine('lost');
    this.#timer = setTimeout(() => this.run(), error.retryAfter * 1000 || RETRIES[Math.min(this.#failures, RETRIES.length - 1)]);
    this.#failures += 1;
    return false;
  }
}
