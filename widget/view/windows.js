/** Windows over the chat: any, a searchable list, and the settings. */

import { LANGUAGES } from '../language/language.js';
import { button, h, iconButton } from './dom.js';

/** A modal window. `fill(close)` makes its content. Resolves with what it was closed with, null for Escape. */
export function openDialog(root, words, title, fill, className = '') {
  return new Promise((resolve) => {
    let result = null;
    const before = root.getRootNode().activeElement;
    const heading = h('h2', { id: `heading-${(openDialog.count = (openDialog.count ?? 0) + 1)}`, tabindex: '-1' }, title);
    const close = (given = null) => {
      result = given;
      window.close();
    };
    const head = h('div', { class: 'window-head' }, heading, iconButton('close', words.dismiss, () => close()));
    const window = h('dialog', { class: `window ${className}`, 'aria-labelledby': heading.id }, head, fill(close));
    window.addEventListener('click', (event) => event.target === window && close());
    window.addEventListener('close', () => {
      window.remove();
      if (before?.isConnected) before.focus();
      resolve(result);
    });
    root.append(window);
    window.showModal();
    (window.querySelector('[autofocus]') ?? heading).focus();
  });
}

const PAUSE = 150; // milliseconds after the last key

/** @param {(query: string) => Promise<{text: string, note?: string, value: any}[]>} search @returns {Promise<any>} a value or null */
function pick(root, words, title, hint, search) {
  return openDialog(root, words, title, (close) => new Picker(words, title, hint, search, close).parts, 'picker');
}

class Picker {
  #asked = 0;
  #timer = 0;

  constructor(words, title, hint, search, close) {
    Object.assign(this, { words, search, close, active: -1, items: [], stale: false });
    const hintId = 'picker-hint';
    this.input = h('input', {
      type: 'text', role: 'combobox', autofocus: true, autocomplete: 'off', spellcheck: 'false', 'aria-label': title, 'aria-expanded': 'true',
      'aria-controls': 'picker-list', 'aria-autocomplete': 'list', 'aria-describedby': hintId,
      oninput: () => this.#later(), onkeydown: (event) => this.#key(event),
    });
    this.list = h('ul', { id: 'picker-list', role: 'listbox', 'aria-label': title });
    this.status = h('p', { class: 'quiet', role: 'status' });
    this.parts = [h('p', { class: 'quiet', id: hintId }, hint), this.input, this.list, this.status];
    this.#find();
  }

  /** Until what was typed has been looked up, nothing can be chosen: the list still answers what was typed before. */
  #later() {
    this.stale = true;
    this.#activate(-1);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#find(), PAUSE);
  }

  async #find() {
    const asked = (this.#asked += 1);
    try {
      const items = await this.search(this.input.value.trim());
      if (asked === this.#asked) this.#show(items);
    } catch {
      if (asked === this.#asked) this.#show([], this.words.pickFailed);
    }
  }

  #show(items, said = this.words.found(items.length)) {
    Object.assign(this, { items, stale: false });
    this.list.replaceChildren(...items.map((item, index) => this.#option(item, index)));
    this.list.hidden = !items.length;
    this.input.setAttribute('aria-expanded', String(items.length > 0));
    this.status.textContent = said;
    this.#activate(this.input.value && items.length ? 0 : -1);
  }

  #option({ text, note, value }, index) {
    const attributes = { role: 'option', id: `picker-${index}`, 'aria-selected': 'false', lang: 'zh-CN', onclick: () => this.close(value) };
    return h('li', attributes, text, note ? h('span', { class: 'quiet' }, note) : null);
  }

  #activate(index) {
    this.list.children[this.active]?.setAttribute('aria-selected', 'false');
    this.active = index;
    const option = this.list.children[index];
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({ block: 'nearest' });
    if (option) this.input.setAttribute('aria-activedescendant', option.id);
    else this.input.removeAttribute('aria-activedescendant');
  }

  #key(event) {
    if (event.isComposing) return;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps && this.items.length && !this.stale) {
      event.preventDefault();
      this.#activate((this.active + steps[event.key] + this.items.length) % this.items.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (this.items[this.active]) this.close(this.items[this.active].value);
    }
  }
}

/** `answering`: the place is said alone. */
export async function pickPlace(ui, answering) {
  const { root, words, conversation } = ui;
  const name = await pick(root, words, words.placeTitle, words.placeHint, async (query) => {
    const { regions } = await conversation.client.regions(query);
    return regions.map((region) => ({ text: region.name, note: words.level[region.level] ?? '', value: region.name }));
  });
  if (name) ui.tap(answering ? name : words.iAmIn(name));
}

export async function pickTopic(ui) {
  const question = await pick(ui.root, ui.words, ui.words.topicTitle, ui.words.topicHint, async (query) => {
    const found = (await ui.topics()).filter(({ label, question: asked }) => label.includes(query) || asked.includes(query));
    return found.map(({ label, question: value }) => ({ text: label, value }));
  });
  if (question) ui.tap(question);
}

/** @param {Ui} ui */
export async function openMenu(ui) {
  const { words } = ui;
  const choice = await openDialog(ui.root, words, words.menu, (close) => [
    h('label', { class: 'setting' }, switchFor(ui), words.large),
    h('label', { class: 'setting' }, words.language, chooser(LANGUAGES, ui.preferences.language, (language) => close({ language }))),
    h('label', { class: 'setting' }, words.theme, chooser(words.themes, ui.preferences.theme, (theme) => ui.prefer({ theme }))),
    h('div', { class: 'choices' },
      button(words.startOver, () => close('over')),
      button(words.notice, () => close('notice'), { 'aria-haspopup': 'dialog' }),
      button(words.erase, () => close('erase'), { class: 'danger', 'aria-haspopup': 'dialog' })),
  ]);
  if (choice?.language) ui.prefer(choice);
  if (choice === 'over') ui.tap(words.startOverSaid);
  if (choice === 'notice') await showNotice(ui);
  if (choice === 'erase') await erase(ui);
}

function switchFor(ui) {
  const box = h('input', { type: 'checkbox', autofocus: true, onchange: () => ui.prefer({ large: box.checked }) });
  box.checked = ui.preferences.large;
  return box;
}

function chooser(options, chosen, choose) {
  const select = h('select', { onchange: () => choose(select.value) },
    Object.entries(options).map(([value, text]) => h('option', { value, selected: value === chosen }, text)));
  return select;
}

function showNotice(ui) {
  const text = h('p', { class: 'text', lang: ui.words.said }, ui.words.working);
  ui.notice().then((notice) => (text.textContent = notice.text), () => (text.textContent = ui.words.noticeFailed));
  return openDialog(ui.root, ui.words, ui.words.notice, () => [text]);
}

async function erase(ui) {
  const { words, conversation } = ui;
  const sure = await openDialog(ui.root, words, words.eraseTitle, (close) => [
    h('p', {}, words.eraseText),
    h('div', { class: 'choices' }, button(words.eraseNo, () => close(), { autofocus: true }), button(words.eraseYes, () => close(true), { class: 'danger' })),
  ]);
  if (!sure) return;
  try {
    await conversation.erase();
    ui.compose('');
  } catch {
    ui.warn(words.eraseFailed);
  }
}
