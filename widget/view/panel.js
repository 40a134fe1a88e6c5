/** The open chat: puts its parts together and gives each of them what it needs. */

import { h, iconButton } from './dom.js';
import { Composer } from './composer.js';
import { Log } from './log.js';
import { openMenu, pick } from './windows.js';

const SPOKEN = 8000; // milliseconds that an announcement stays to be spoken

export class Panel {
  #over = new AbortController();
  #line = '';

  /** @param {Host} host */
  constructor(host) {
    this.host = host;
    this.ui = this.#ui();
    const { words } = host;
    this.log = new Log(this.ui);
    this.composer = new Composer(this.ui);
    this.spoken = h('div', { class: 'hidden', 'aria-live': 'polite' });
    this.status = h('p', { class: 'line-status', role: 'status' });
    this.heading = h(host.heading, { tabindex: '-1', id: 'title' }, words.title);
    this.element = h(
      host.kind,
      { class: 'panel', part: 'panel', lang: words.tag, 'aria-labelledby': 'title' },
      h('div', { class: 'head', part: 'header' }, h('div', { class: 'name' }, this.heading, h('p', {}, words.subtitle)),
        iconButton('menu', words.menu, () => openMenu(this.ui), { 'aria-haspopup': 'dialog' }),
        host.close ? iconButton('close', words.close, () => host.close()) : null),
      this.status, this.log.element, this.composer.element, this.spoken,
    );
    this.ui.heard('line', () => this.#lineChanged());
    this.ui.heard('sent', ({ detail }) => this.#heldSent(detail));
    this.#lineChanged();
    this.ui.notice().then(({ characters }) => (this.composer.limit = characters ?? this.composer.limit), () => {});
  }

  /** To be called once the element is on the page. */
  shown(focus) {
    this.composer.fit();
    this.log.toEnd();
    if (!focus) return;
    const keyboardCoversHalf = matchMedia('(pointer: coarse)').matches;
    if (keyboardCoversHalf || !this.host.conversation.agreed) this.heading.focus();
    else this.composer.focus();
  }

  end() {
    this.#over.abort();
    this.log.end();
  }

  #ui() {
    const { root, words, conversation, sheets, emit, prefer } = this.host;
    const { host } = this;
    return {
      root, words, conversation, sheets, emit, prefer,
      get preferences() {
        return host.preferences;
      },
      heard: (name, act) => conversation.addEventListener(name, act, { signal: this.#over.signal }),
      notice: () => once(conversation, 'theNotice', () => conversation.client.notice()),
      topics: () => once(conversation, 'theTopics', async () => (await conversation.client.topics()).topics),
      say: (text, lang) => this.#say(text, lang),
      warn: (text) => this.#warn(text),
      send: (text) => this.#send(text),
      tap: (text) => this.#tap(text),
      compose: (text) => (this.composer.text = text),
      focusInput: () => this.composer.focus(),
      pickPlace: (answering) => this.#pickPlace(answering),
      pickTopic: () => this.#pickTopic(),
    };
  }

  /** Returns whether the text has gone into the conversation, so that it need not stay in the field. */
  #send(text) {
    const id = this.host.conversation.send(text);
    if (id) this.host.emit('sent', { id });
    else this.log.welcome.insist();
    return Boolean(id);
  }

  #heldSent({ id, text }) {
    this.host.emit('sent', { id });
    if (this.composer.text.trim() === text) this.composer.text = '';
  }

  #tap(text) {
    this.#send(text);
    if (this.host.conversation.agreed) this.log.log.focus({ preventScroll: true });
  }

  async #pickPlace(answering) {
    const { root, words, conversation } = this.host;
    const search = async (query) => {
      const { regions } = await conversation.client.regions(query);
      return regions.map(({ name, level }) => ({ text: name, note: words.level[level] ?? '', value: name }));
    };
    const name = await pick(root, words, words.placeTitle, words.placeHint, search);
    if (name) this.#tap(answering ? name : words.iAmIn(name));
  }

  async #pickTopic() {
    const { root, words } = this.host;
    const search = async (query) => {
      const topics = await this.ui.topics();
      const fits = ({ label, question }) => !query || label.includes(query) || question.includes(query);
      return topics.filter(fits).map(({ label, question }) => ({ text: label, value: question }));
    };
    const question = await pick(root, words, words.topicTitle, words.topicHint, search);
    if (question) this.#tap(question);
  }

  #lineChanged() {
    const { words, conversation: { line } } = this.host;
    const bad = line === 'lost' || line === 'offline';
    const back = !bad && (this.#line === 'lost' || this.#line === 'offline');
    this.#line = line;
    this.status.textContent = bad ? words[line] : back ? words.live : '';
    this.status.classList.toggle('bad', bad);
    if (back) setTimeout(() => this.#line === 'live' && (this.status.textContent = ''), 3000);
  }

  #warn(text) {
    this.status.textContent = text;
    this.status.classList.add('bad');
  }

  /** Have `text` spoken by a screen reader, once, in the panel that speaks for the conversation. */
  #say(text, lang = this.host.words.tag) {
    if (!text || this.host.speaks() === false) return;
    const said = h('p', { lang }, text);
    this.spoken.append(said);
    setTimeout(() => said.remove(), SPOKEN);
  }
}

/** The result of `ask`, asked for once and kept with the conversation; asked again where it failed. */
function once(conversation, name, ask) {
  conversation[name] ??= ask().catch((error) => {
    delete conversation[name];
    throw error;
  });
  return conversation[name];
}
