/** The open chat, and the field where one writes. */

import { h, iconButton } from './dom.js';
import { Log } from './log.js';
import { canListen, listen } from './tools.js';
import { openMenu, pickPlace, pickTopic } from './windows.js';

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
    this.speaker = h('p');
    this.element = h(
      host.kind,
      { class: 'panel', part: 'panel', lang: words.tag, 'aria-labelledby': 'title' },
      h('div', { class: 'head', part: 'header' }, h('div', { class: 'name' }, this.heading, this.speaker),
        iconButton('menu', words.menu, () => openMenu(this.ui), { 'aria-haspopup': 'dialog' }),
        host.close ? iconButton('close', words.close, () => host.close()) : null),
      this.status, this.log.element, this.composer.element, this.spoken,
    );
    this.ui.heard('line', () => this.#lineChanged());
    const name = () => (this.speaker.textContent = host.conversation.person ? words.withPerson : words.subtitle);
    this.ui.heard('turn', name);
    name();
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
      pickPlace: (answering) => pickPlace(this.ui, answering),
      pickTopic: () => pickTopic(this.ui),
    };
  }

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

  /** Have it spoken by a screen reader, by one panel only. */
  #say(text, lang = this.host.words.tag) {
    if (!text || this.host.speaks() === false) return;
    const said = h('p', { lang }, text);
    this.spoken.append(said);
    setTimeout(() => said.remove(), SPOKEN);
  }
}

/** What `ask` gives, asked once for the conversation, again where it failed. */
function once(conversation, name, ask) {
  conversation[name] ??= ask().catch((error) => {
    delete conversation[name];
    throw error;
  });
  return conversation[name];
}

const LIMIT = 2000; // code points, until the notice says otherwise
const NEAR = 200;
const TALLEST = 8; // em

export class Composer {
  #stop = null;

  constructor(ui) {
    const { words } = ui;
    Object.assign(this, { ui, limit: LIMIT });
    this.input = h('textarea', {
      id: 'text', rows: '1', enterkeyhint: 'send', autocomplete: 'off', placeholder: words.placeholder, 'aria-describedby': 'count',
      oninput: () => this.#typed(), onkeydown: (event) => this.#key(event),
    });
    this.count = h('p', { id: 'count', class: 'quiet', role: 'status' });
    this.mic = canListen() ? iconButton('mic', words.speak, () => this.#listen(), { class: 'plain mic', 'aria-pressed': 'false' }) : null;
    this.element = h(
      'form',
      { class: 'composer', part: 'composer', onsubmit: (event) => this.#submit(event) },
      h('label', { class: 'hidden', for: 'text' }, words.ask),
      h('div', { class: 'line' }, this.input, this.mic, h('button', { class: 'strong send' }, words.send)),
      this.count,
    );
    this.text = ui.conversation.archive.read('draft', '');
  }

  get text() {
    return this.input.value;
  }

  set text(text) {
    this.input.value = text;
    this.#typed();
  }

  focus() {
    this.input.focus();
  }

  /** Fit the height to the text; called again when the size of the type changes. */
  fit() {
    const { style } = this.input;
    style.height = 'auto';
    const tallest = TALLEST * parseFloat(getComputedStyle(this.input).fontSize || '16');
    style.height = this.text && this.input.scrollHeight ? `${Math.min(this.input.scrollHeight + 2, tallest)}px` : '';
  }

  #typed() {
    const { conversation, words } = this.ui;
    conversation.archive.write('draft', this.text); // on this device only
    const left = this.limit - [...this.text].length;
    const said = left < 0 ? words.over(-left) : this.hearing ? words.speakNotice : left < NEAR ? words.left(left) : '';
    if (said !== this.count.textContent) this.count.textContent = said;
    this.input.setAttribute('aria-invalid', String(left < 0));
    this.fit();
  }

  #key(event) {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return; // 229: the input method takes the key
    event.preventDefault();
    this.#submit(event);
  }

  #submit(event) {
    event.preventDefault();
    const text = this.text.trim();
    if (!text) return this.focus();
    if ([...text].length > this.limit) return this.ui.say(this.count.textContent);
    this.#stop?.();
    if (this.ui.send(text)) this.text = '';
    return undefined;
  }

  #listen() {
    if (this.#stop) return this.#stop();
    const { words } = this.ui;
    const before = this.text;
    this.#hearing(true);
    this.#stop = listen(
      (text) => (this.text = before + text),
      (failed) => {
        this.#stop = null;
        this.#hearing(false);
        if (failed) this.count.textContent = words.speakFailed;
        this.focus();
      },
    );
    return undefined;
  }

  #hearing(on) {
    this.hearing = on;
    this.#typed();
    const label = on ? this.ui.words.speakStop : this.ui.words.speak;
    this.mic.setAttribute('aria-pressed', String(on));
    this.mic.setAttribute('aria-label', label);
    this.mic.title = label;
  }
}
