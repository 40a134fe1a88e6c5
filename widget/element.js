/** The custom element: its attributes, the button that opens the chat, and when the rest is loaded. */

import { languageOf, Preferences, wordsOf } from './language/language.js';
import { launcherStyle } from './style/launcher.js';
import { button, h, icon } from './view/dom.js';

const OPEN = 'xinshimin:open'; // remembers over pages of the same visit that the chat is open
const FIXED = ['inline', 'page']; // positions in which the chat is always open
const POSITIONS = ['bottom-right', 'bottom-left', ...FIXED];
const THEMES = ['auto', 'light', 'dark', 'contrast'];
const PARTS = ['view/panel', 'conversation/conversation', 'style/chat', 'view/log', 'view/message', 'view/shown', 'view/tools', 'view/windows',
  'conversation/kept', 'conversation/line', 'transport/client']; // all at once, however deep they are imported
const SMALL = '(max-width: 540px), (max-height: 520px)'; // the open chat takes the whole screen

/**
 * Attributes: `server` (address of the web channel; default: where this file came from), `region` (code of the place), `lang`, `theme`, `position`.
 * Events, which bubble: `xinshimin-opened`, `xinshimin-sent` {id}, `xinshimin-answered` {id, outcome, topic, region},
 * `xinshimin-rated` {answer, useful, why}, `xinshimin-handed-over` {id}. They never hold what was said.
 */
export class XinshiminChat extends HTMLElement {
  #panel = null;
  #conversation = null;
  #unread = 0;
  #heard = null;

  static get observedAttributes() {
    return ['server', 'region', 'lang', 'theme', 'position'];
  }

  constructor() {
    super();
    this.attachShadow({ mode: 'open' });
    this.root = h('div', { class: 'root' });
    this.shadowRoot.append(this.root);
    this.sheets = [];
    this.#wear(launcherStyle);
  }

  get server() {
    return new URL(this.getAttribute('server') || new URL('..', import.meta.url), document.baseURI).href.replace(/\/+$/, '');
  }

  get position() {
    return oneOf(POSITIONS, this.getAttribute('position'));
  }

  get #always() {
    return FIXED.includes(this.position);
  }

  async connectedCallback() {
    const tag = this.getAttribute('lang') ?? this.parentElement?.closest('[lang]')?.getAttribute('lang');
    this.preferences = new Preferences({ language: languageOf(tag), theme: oneOf(THEMES, this.getAttribute('theme')) });
    this.root.dataset.position = this.position;
    await this.#speak();
    if (!this.isConnected) return;
    if (this.#always || (wasOpen() && !matchMedia(SMALL).matches)) await this.open(false);
  }

  disconnectedCallback() {
    this.#end();
  }

  attributeChangedCallback(name, before, now) {
    if (before === now || !this.isConnected || !this.preferences) return;
    this.#end();
    this.connectedCallback();
  }

  /** Open the chat; `focus` puts the cursor into it. */
  async open(focus = true) {
    try {
      if (!this.#panel) await this.#load();
    } catch {
      this.launcher?.replaceChildren(icon('chat'), this.words.failed);
      return;
    }
    const { element } = this.#panel;
    if (!this.#always && !element.open) {
      if (matchMedia(SMALL).matches) element.showModal();
      else element.show(); // takes the focus
      if (!focus) this.shadowRoot.activeElement?.blur();
      remember(true);
    }
    this.#count(0);
    this.launcher?.setAttribute('aria-expanded', 'true');
    this.#panel.shown(focus);
    this.#emit('opened', {});
  }

  close() {
    if (this.#always || !this.#panel) return;
    this.#panel.element.close();
  }

  async #load() {
    const [{ Panel }, { Conversation }, { chatStyle }] = await Promise.all(PARTS.map((part) => import(`./${part}.js`)));
    if (this.#panel) return;
    this.#wear(chatStyle);
    if (!this.#conversation) {
      this.#conversation = Conversation.join(this.server, this.getAttribute('region'));
      this.#listen();
    }
    this.#conversation.speaker ??= this;
    this.#conversation.speak(this.words.tag);
    this.#panel = new Panel(this.#host());
    const { element } = this.#panel;
    element.addEventListener('close', (event) => event.target === element && this.#closed());
    element.addEventListener('keydown', (event) => event.key === 'Escape' && !this.#always && !this.root.querySelector('dialog.window') && this.close());
    element.addEventListener('focusin', () => (this.#conversation.speaker = this));
    this.root.append(element);
  }

  #host() {
    return {
      root: this.root,
      words: this.words,
      conversation: this.#conversation,
      preferences: this.preferences,
      sheets: this.sheets,
      kind: this.#always ? 'section' : 'dialog',
      heading: this.position === 'page' ? 'h1' : 'h2',
      emit: (name, detail) => this.#emit(name, detail),
      prefer: (what) => this.#prefer(what),
      close: this.#always ? null : () => this.close(),
      speaks: () => this.#conversation?.speaker === this,
    };
  }

  #closed() {
    remember(false);
    this.launcher.setAttribute('aria-expanded', 'false');
    this.launcher.focus();
  }

  #listen() {
    this.#heard = new AbortController();
    this.#conversation.addEventListener('message', ({ detail: { event, fresh } }) => {
      if (!fresh || event.from === 'citizen') return;
      const { answer } = event;
      if (answer) this.#emit('answered', { id: answer.id, outcome: answer.outcome, topic: answer.topic, region: answer.region?.code ?? null });
      if (answer?.outcome === 'handed_over') this.#emit('handed-over', { id: answer.id });
      if (!this.#always && !this.#panel?.element.open) this.#count(this.#unread + 1);
    }, { signal: this.#heard.signal });
  }

  #count(unread) {
    this.#unread = unread;
    this.launcher?.setAttribute('aria-label', unread ? this.words.launchNew(unread) : this.words.launch);
    this.launcher?.toggleAttribute('data-unread', unread > 0);
  }

  async #prefer(what) {
    this.preferences.choose(what);
    this.#look();
    if (!what.language) return this.#panel?.composer.fit();
    const open = this.#always || this.#panel?.element.open;
    await this.#speak();
    if (open) await this.open();
    return undefined;
  }

  /** Take on the language and the looks, and show the button. */
  async #speak() {
    this.words = await wordsOf(this.preferences.language);
    this.#panel?.end();
    this.#panel = null;
    this.root.replaceChildren();
    this.#look();
    if (this.#always) return;
    this.launcher = button([icon('chat'), h('span', {}, this.words.launch)], () => (this.#panel?.element.open ? this.close() : this.open()),
      { class: 'launcher', part: 'launcher', lang: this.words.tag, 'aria-haspopup': 'dialog', 'aria-expanded': 'false', 'aria-label': this.words.launch });
    this.root.append(this.launcher);
  }

  #look() {
    this.root.dataset.theme = this.preferences.theme;
    this.root.toggleAttribute('data-large', this.preferences.large);
  }

  #wear(text) {
    if (this.sheets.some((sheet) => sheet.source === text)) return;
    if (!('adoptedStyleSheets' in Document.prototype)) return void this.shadowRoot.append(h('style', {}, text));
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    sheet.source = text;
    this.sheets.push(sheet);
    this.shadowRoot.adoptedStyleSheets = this.sheets;
  }

  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(`xinshimin-${name}`, { bubbles: true, composed: true, detail }));
  }

  #end() {
    this.#panel?.end();
    this.#heard?.abort();
    if (this.#conversation?.speaker === this) this.#conversation.speaker = null;
    this.#conversation?.leave();
    this.#panel = this.#conversation = null;
    this.root.replaceChildren();
  }
}

function oneOf(values, given) {
  return values.includes(given) ? given : values[0];
}

function wasOpen() {
  try {
    return sessionStorage.getItem(OPEN) !== null;
  } catch {
    return false;
  }
}

function remember(open) {
  try {
    if (open) sessionStorage.setItem(OPEN, '1');
    else sessionStorage.removeItem(OPEN);
  } catch {
    // then it starts closed
  }
}
