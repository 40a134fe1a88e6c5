/** What this device keeps of a conversation: the session, what still has to go out, and what was said. */

import { RequestError } from '../transport/client.js';

const PREFIX = 'xinshimin:';

export class Archive {
  constructor(key) {
    this.key = PREFIX + key;
    this.memory = new Map();
  }

  read(name, otherwise = null) {
    try {
      const kept = localStorage.getItem(`${this.key}:${name}`);
      if (kept !== null) return JSON.parse(kept);
    } catch {
      // no storage: the memory counts
    }
    return this.memory.has(name) ? this.memory.get(name) : otherwise;
  }

  write(name, value) {
    this.memory.set(name, value);
    try {
      localStorage.setItem(`${this.key}:${name}`, JSON.stringify(value));
    } catch {
      this.#drop(name); // full or forbidden: an old value must not come back
    }
  }

  clear() {
    for (const name of ['outbox', 'history', 'draft', 'ratings', 'session']) {
      this.memory.delete(name);
      this.#drop(name);
    }
  }

  /** Call `heard(name)` when another tab changes a value, until `signal` ends that. */
  watch(heard, signal) {
    addEventListener('storage', ({ key }) => key?.startsWith(`${this.key}:`) && heard(key.slice(this.key.length + 1)), { signal });
  }

  #drop(name) {
    try {
      localStorage.removeItem(`${this.key}:${name}`);
    } catch {
      // nothing was stored
    }
  }
}

const running = new Map();

/** Run `work` while nobody else, in any tab, runs work of that name. */
export function exclusively(name, work) {
  const locked = () => (navigator.locks ? navigator.locks.request(PREFIX + name, work) : work());
  const next = (running.get(name) ?? Promise.resolve()).then(locked, locked);
  running.set(name, next.catch(() => {}));
  return next;
}

export class Session {
  constructor(client, archive, region) {
    Object.assign(this, { client, archive, region });
  }

  /** @returns {Session} */
  get kept() {
    return this.archive.read('session', { consent: null });
  }

  get agreed() {
    return Boolean(this.kept.consent);
  }

  get name() {
    return this.kept.session ?? null;
  }

  agree(version) {
    this.archive.write('session', { ...this.kept, consent: version });
  }

  disagree() {
    this.archive.write('session', { consent: null });
  }

  /** The token; a session is opened where there is none. `over` is a token that the server no longer takes. */
  async token(over = null) {
    const { token } = this.kept;
    if (token && token !== over) return token;
    return exclusively(`${this.archive.key}:session`, () => this.#open(over));
  }

  async #open(over) {
    const kept = this.kept;
    if (kept.token && kept.token !== over) return kept.token; // another tab was first
    if (!kept.consent) throw new RequestError(403, 'consent_needed');
    try {
      const opened = await this.client.openSession(kept.consent, this.region);
      this.archive.write('session', { ...opened, consent: kept.consent });
      return opened.token;
    } catch (error) {
      if (error.status === 403) this.disagree(); // the notice has changed: ask again
      throw error;
    }
  }
}

export class Outbox {
  constructor(archive) {
    this.archive = archive;
  }

  /** @returns {Written[]} */
  get all() {
    return this.archive.read('outbox', []);
  }

  /** The oldest that still has to go out. */
  get next() {
    return this.all.find(({ seq, fault }) => seq === undefined && !fault);
  }

  add(text) {
    const written = { id: newId(), text, at: Date.now() };
    this.archive.write('outbox', [...this.all, written]);
    return written;
  }

  /** Note what became of a message: `{seq}` or `{fault}`. */
  note(id, what) {
    this.archive.write('outbox', this.all.map((one) => (one.id === id ? { ...one, ...what } : one)));
  }

  /** Returns whether it was there. */
  remove(id) {
    const left = this.all.filter((one) => one.id !== id);
    const there = left.length < this.all.length;
    if (there) this.archive.write('outbox', left);
    return there;
  }

  /** A new session has begun: what the old one took but never showed goes out again. */
  reopen() {
    this.archive.write('outbox', this.all.map(({ id, text, at, fault }) => (fault ? { id, text, at, fault } : { id, text, at })));
  }
}

function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const LARGEST = 1500000; // characters kept on the device; what is longer comes from the server again
const DELAY = 300; // milliseconds, so that a burst is written once

export class History {
  constructor(archive) {
    this.archive = archive;
    this.read();
  }

  read() {
    const { session, cursor, events } = this.archive.read('history', {});
    /** @type {ChatEvent[]} */
    this.events = events ?? [];
    this.session = session ?? null;
    this.cursor = cursor ?? 0;
  }

  /** Begin anew for a new session: what was said is kept as long as its session. */
  enter(session) {
    if (this.session === session) return;
    this.clear();
    this.archive.write('history', {});
    this.session = session;
  }

  /** Returns the event, or null if it was there. */
  add(event) {
    if (event.seq <= this.cursor) return null;
    const added = { ...event, session: this.session };
    this.cursor = event.seq;
    this.events.push(added);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.write(), DELAY);
    return added;
  }

  write() {
    clearTimeout(this.timer);
    if (!this.session) return;
    const { session, cursor, events } = this;
    const other = this.archive.read('history', {});
    if (other.session === session && other.cursor > cursor) return; // another tab is ahead
    const fits = JSON.stringify(events).length <= LARGEST;
    this.archive.write('history', fits ? { session, cursor, events } : {});
  }

  clear() {
    clearTimeout(this.timer);
    Object.assign(this, { events: [], session: null, cursor: 0 });
  }
}
