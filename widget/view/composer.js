/** Where one writes: grows with the text, keeps what is typed over a reload, sends with Enter, counts near the limit, and listens. */

import { h, iconButton } from './dom.js';
import { canListen, listen } from './tools.js';

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
    const said = left < 0 ? words.over(-left) : left < NEAR ? words.left(left) : '';
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
    this.count.textContent = words.speakNotice;
    this.#stop = listen(
      (text) => (this.text = before + text),
      (failed) => {
        this.#stop = null;
        this.#hearing(false);
        this.count.textContent = failed ? words.speakFailed : '';
        this.focus();
      },
    );
    return undefined;
  }

  #hearing(on) {
    const label = on ? this.ui.words.speakStop : this.ui.words.speak;
    this.mic.setAttribute('aria-pressed', String(on));
    this.mic.setAttribute('aria-label', label);
    this.mic.title = label;
  }
}
