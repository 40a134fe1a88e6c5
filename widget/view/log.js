/** The conversation as it is read: greeting and consent, what was said, what waits, and that an answer is looked up. */

import { button, h } from './dom.js';
import { message, pending } from './message.js';
import { spokenOf } from './shown.js';

const SLOW = 4000; // milliseconds after which the line says that it takes longer
const STUCK = 25000; // the server promises an answer within five seconds
const TICK = 250;
const NEAR = 120; // pixels from the end: the reader follows
const AT_ONCE = 1500; // milliseconds until an unsent message is said to wait

export class Log {
  constructor(ui) {
    const { words, conversation } = ui;
    this.ui = ui;
    this.welcome = new Welcome(ui);
    this.said = h('div', { class: 'said' });
    this.waiting = h('div', { class: 'said' });
    this.working = h('p', { class: 'working', hidden: true }, h('span', { class: 'text' }), h('span', { class: 'dots', 'aria-hidden': 'true' }));
    this.log = h(
      'div',
      { class: 'log', part: 'log', role: 'log', 'aria-live': 'off', 'aria-label': words.log, tabindex: '0', onscroll: () => this.#scrolled() },
      this.welcome.element, this.said, this.waiting, this.working,
    );
    this.jump = button(words.fresh, () => this.#end(), { class: 'jump', hidden: true });
    this.element = h('div', { class: 'view' }, this.log, this.jump);
    for (const event of conversation.history.events) this.#append(event);
    ui.heard('message', ({ detail }) => this.#message(detail));
    ui.heard('cleared', ({ detail }) => this.#cleared(detail.text));
    for (const name of ['outbox', 'line', 'turn']) ui.heard(name, () => this.update());
    ui.heard('outbox', () => conversation.outbox.all.length && this.#end());
    this.timer = setInterval(() => this.update(), TICK);
    this.update();
  }

  end() {
    clearInterval(this.timer);
  }

  /** Show what waits and for how long. */
  update() {
    const { outbox, line } = this.ui.conversation;
    const rows = outbox.all.map((one) => [one, line !== 'live' || Date.now() - one.at > AT_ONCE]);
    const key = JSON.stringify(rows);
    if (key !== this.shown) {
      this.shown = key;
      this.waiting.replaceChildren(...rows.map(([one, waits]) => pending(this.ui, one, waits)));
    }
    this.#work();
  }

  toEnd() {
    this.log.scrollTop = this.log.scrollHeight;
  }

  #work() {
    const { waiting, outbox, line, person } = this.ui.conversation;
    const nothing = person || !waiting.size || (outbox.next && line !== 'live');
    const since = Math.min(...waiting.values());
    const age = Date.now() - since;
    const text = nothing ? '' : this.ui.words[age >= STUCK ? 'stuck' : age >= SLOW ? 'slow' : 'working'];
    if (this.working.firstChild.textContent === text) return;
    this.working.firstChild.textContent = text;
    this.working.hidden = !text;
    this.working.classList.toggle('stopped', age >= STUCK);
    if (text) this.ui.say(text);
  }

  #append(event) {
    const node = message(this.ui, event);
    node.dataset.turn = event.reply_to ?? '';
    this.said.append(node);
    for (const one of this.said.children) one.classList.toggle('old', event.from === 'citizen' || one.dataset.turn !== node.dataset.turn);
    return node;
  }

  #message({ event, awaited, fresh }) {
    const follows = awaited || this.#nearEnd();
    const first = event.from !== 'bot' || this.said.lastElementChild?.dataset.turn !== event.reply_to;
    const node = this.#append(event);
    this.update();
    if (follows && first) this.#show(node);
    else if (!follows && event.from !== 'citizen') this.jump.hidden = false;
    if (fresh && event.from !== 'citizen') this.ui.say(`${event.from === 'operator' ? this.ui.words.operator : this.ui.words.assistant}：${spokenOf(event)}`, 'zh-CN');
  }

  #cleared(text) {
    const { words, say } = this.ui;
    const [told, lang] = text ? [text, words.said] : [words.erased, words.tag];
    this.said.replaceChildren(h('p', { class: 'message system', lang }, told));
    say(told, lang);
    this.update();
  }

  #nearEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.log;
    return scrollHeight - scrollTop - clientHeight < NEAR;
  }

  #scrolled() {
    if (this.#nearEnd()) this.jump.hidden = true;
  }

  /** An answer is read from its beginning. */
  #show(node) {
    this.log.scrollTop += node.getBoundingClientRect().top - this.log.getBoundingClientRect().top - 8;
  }

  #end() {
    this.jump.hidden = true;
    this.toEnd();
  }
}

const COMMON = ['school_enrollment', 'residence_permit', 'medical_insurance', 'public_rental_housing', 'wage_arrears', 'hukou_registration'];
const RETRY = 4000; // milliseconds until the notice is asked for again

export class Welcome {
  constructor(ui) {
    this.ui = ui;
    this.consent = h('section', { class: 'consent', 'aria-label': ui.words.noticeHeading, hidden: true });
    this.topics = h('div', { class: 'choices next', role: 'group', 'aria-label': ui.words.topics });
    this.element = h('div', { class: 'welcome' }, h('p', { class: 'message theirs' }, ui.words.greeting), this.consent, this.topics);
    ui.heard('consent', () => this.#show());
    this.#show();
    this.#offer();
  }

  /** The reader has sent something without having agreed: lead there. */
  insist() {
    this.told.textContent = this.ui.words.agreeFirst;
    this.ui.say(this.ui.words.agreeFirst);
    this.consent.scrollIntoView({ block: 'center' });
    this.consent.querySelector('button')?.focus();
  }

  async #show() {
    const { conversation, words } = this.ui;
    this.consent.hidden = conversation.agreed;
    if (conversation.agreed || this.consent.querySelector('button')) return;
    this.told = h('p', { class: 'note', role: 'status' });
    const text = h('p', { lang: words.said, class: 'text' }, words.working);
    this.consent.replaceChildren(h('p', { class: 'label' }, words.noticeHeading), text, this.told);
    try {
      const notice = await this.ui.notice();
      text.textContent = notice.text;
      const agree = button(words.agree, () => this.#agree(notice.version), { class: 'strong' });
      const disagree = button(words.disagree, () => (this.told.textContent = words.disagreed));
      this.told.before(h('div', { class: 'choices' }, agree, disagree));
    } catch {
      text.textContent = words.noticeFailed;
      setTimeout(() => this.consent.isConnected && this.#show(), RETRY);
    }
  }

  #agree(version) {
    this.consent.replaceChildren();
    this.ui.conversation.agree(version);
    this.ui.focusInput();
  }

  async #offer() {
    const topics = await this.ui.topics().catch(() => []);
    const common = COMMON.map((key) => topics.find(({ topic }) => topic === key)).filter(Boolean);
    const { words } = this.ui;
    this.topics.replaceChildren(
      ...common.map(({ label, question }) => button(label, () => this.ui.tap(question), { lang: words.said })),
      button(words.topics, () => this.ui.pickTopic(), { 'aria-haspopup': 'dialog' }),
      button(words.place, () => this.ui.pickPlace(), { 'aria-haspopup': 'dialog' }),
    );
  }
}
