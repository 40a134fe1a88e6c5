/** A conversation with one server. Views listen to it and ask it to act. */

import { Client } from '../transport/client.js';
import { Archive, History, Outbox, Session } from './kept.js';
import { Delivery, Listener } from './line.js';

const RECENT = 30000; // after a reload, a younger question without an answer counts as still being worked on

/** Sends `message` {event, awaited, fresh}, `outbox`, `line`, `turn`, `ratings`, `consent`, `sent` {id, text} of what was held, `cleared` {text}. */
export class Conversation extends EventTarget {
  /** Elements of a page that talk to the same server share one. @type {Map<string, Conversation>} */
  static open = new Map();
  users = 0;

  static join(server, region) {
    const joined = this.open.get(server) ?? new Conversation(server, region);
    this.open.set(server, joined);
    if (!joined.users) joined.start();
    joined.users += 1;
    return joined;
  }

  leave() {
    this.users -= 1;
    if (this.users) return;
    Conversation.open.delete(this.client.server);
    this.stop();
  }

  /** @param {string} server @param {?string} region code of the preset place */
  constructor(server, region) {
    super();
    this.client = new Client(server);
    this.archive = new Archive(this.client.server);
    this.session = new Session(this.client, this.archive, region);
    this.outbox = new Outbox(this.archive);
    this.history = new History(this.archive);
    /** Questions without an answer: id → when they were sent. @type {Map<string, number>} */
    this.waiting = new Map();
    this.person = false; // whether a person answers
    /** What the reader wanted to send before agreeing. @type {string[]} */
    this.held = [];
    /** @type {Line} */
    this.line = 'idle';
    this.delivery = new Delivery(this);
    this.listener = new Listener(this);
  }

  get agreed() {
    return this.session.agreed;
  }

  /** Begin, or go on after a reload. */
  start() {
    this.over = new AbortController();
    const { signal } = this.over;
    this.archive.watch((name) => this.#elsewhere(name), signal);
    for (const name of ['online', 'offline']) addEventListener(name, () => this.#network(), { signal });
    addEventListener('pagehide', () => this.history.write(), { signal });
    if (this.session.name) this.history.enter(this.session.name);
    this.restoring = Boolean(this.session.name) && !this.history.cursor;
    for (const event of this.history.events) this.#follow(event);
    for (const { id, at, fault } of this.outbox.all) if (!fault) this.waiting.set(id, at);
    if (this.agreed) this.#go();
  }

  stop() {
    this.history.write();
    this.listener.stop();
    this.delivery.stop();
    this.over.abort();
  }

  /** From now on the server's own words come as this language writes them, where it can. */
  speak(language) {
    if (this.client.language === language) return;
    this.client.language = language;
    this.theNotice = this.theTopics = null;
    this.listener.again();
  }

  /** The reader agrees to that version of the notice; what was written meanwhile goes out. */
  agree(version) {
    this.session.agree(version);
    for (const text of this.held.splice(0)) this.#tell('sent', { id: this.send(text), text });
    this.#emit('consent');
    this.#go();
  }

  /** Send now or when the line is back. Returns the id, or null where the reader has to agree first. */
  send(text) {
    if (!this.agreed) {
      this.held = [text];
      this.#emit('consent');
      return null;
    }
    const { id, at } = this.outbox.add(text);
    this.restoring = false;
    this.waiting.set(id, at);
    this.#emit('outbox', 'turn');
    this.#go();
    return id;
  }

  /** Take back a message that has not gone out. Returns its text. */
  takeBack(id) {
    const text = this.outbox.all.find((one) => one.id === id)?.text ?? '';
    this.outbox.remove(id);
    this.refused(id);
    return text;
  }

  ratingOf(answer) {
    return this.archive.read('ratings', {})[answer] ?? null;
  }

  async rate(answer, useful, why = null) {
    await this.client.rate(await this.token(), answer, useful, why);
    this.archive.write('ratings', { ...this.archive.read('ratings', {}), [answer]: { useful, why } });
    this.#emit('ratings');
  }

  async source(answer, clause) {
    return this.client.source(await this.token(), answer, clause);
  }

  /** Erase everything, the server first; rejects, and keeps all, where that fails. */
  async erase() {
    let text = '';
    if (this.session.name) {
      const gone = (error) => (error.sessionIsOver ? { text: '' } : Promise.reject(error));
      ({ text } = await this.client.erase(await this.token()).catch(gone));
    }
    this.#clear(text);
  }

  #go() {
    this.listener.start();
    this.delivery.run();
  }

  async token(over = null) {
    const token = await this.session.token(over);
    if (over) this.outbox.reopen();
    this.history.enter(this.session.name);
    return token;
  }

  taken(id, seq) {
    if (this.history.events.some((event) => event.id === id)) this.outbox.remove(id);
    this.#emit('outbox');
    this.listener.expect(seq);
  }

  refused(id) {
    this.waiting.delete(id);
    this.#emit('outbox', 'turn');
  }

  /** The notice has changed: the reader is asked again. */
  disagreed() {
    this.session.disagree();
    this.listener.stop();
    delete this.theNotice;
    this.#emit('consent');
  }

  took(type, data) {
    if (type === 'erased') return this.#clear(data?.text ?? '');
    if (type === 'working') return this.#emit('turn');
    if (type !== 'message') return undefined;
    const event = this.history.add(data);
    if (!event) return undefined;
    if (event.id && this.outbox.remove(event.id)) this.#emit('outbox');
    const awaited = event.from !== 'citizen' && this.waiting.has(event.reply_to);
    this.#follow(event);
    this.#tell('message', { event, awaited, fresh: !this.restoring });
    return this.#emit('turn');
  }

  /** Keep track of who answers, and of which questions wait for an answer. */
  #follow(event) {
    const age = Date.now() - Date.parse(event.at);
    if (event.from === 'citizen' && event.id && age < RECENT) this.waiting.set(event.id, this.waiting.get(event.id) ?? Date.now());
    if (event.from !== 'citizen' && event.last) this.waiting.delete(event.reply_to);
    if (!event.holder) return;
    this.person = event.holder === 'person';
    this.waiting.clear(); // what was asked of one is not owed by the other
  }

  async failed(error) {
    if (error.sessionIsOver) return this.token(this.session.kept.token).then(() => {}, () => {});
    if (error.status === 403) return this.disagreed();
    if (error.code !== 'ended') this.setLine('lost');
    return undefined;
  }

  setLine(line) {
    const now = line !== 'live' && !navigator.onLine ? 'offline' : line;
    if (now === this.line) return;
    this.line = now;
    if (now === 'live') {
      setTimeout(() => (this.restoring = false), 1500);
      this.delivery.run(true);
    }
    this.#emit('line');
  }

  #network() {
    if (navigator.onLine) this.delivery.run(true);
    else this.setLine('offline');
    this.listener.again();
  }

  /** Another tab has changed what is kept. */
  #elsewhere(name) {
    if (name === 'outbox' || name === 'ratings') this.#emit(name);
    if (name !== 'session') return;
    if (!this.agreed) return void this.#clear('');
    if (this.session.name && this.session.name !== this.history.session) {
      this.history.enter(this.session.name);
      this.listener.again();
    }
    this.#emit('consent');
    if (this.session.name) this.#go(); // the tab that agreed opens the session
  }

  #clear(text) {
    this.listener.stop();
    this.archive.clear();
    this.history.clear();
    this.waiting.clear();
    this.person = false;
    this.held.length = 0;
    this.line = 'idle';
    this.#tell('cleared', { text });
    this.#emit('outbox', 'turn', 'line', 'consent');
  }

  #emit(...names) {
    for (const name of names) this.#tell(name);
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
