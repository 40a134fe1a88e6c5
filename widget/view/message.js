/** One line of the conversation: what was said, an answer as a card, or what still waits to go out. */

import { button, h, hidden, marked, phoneLink } from './dom.js';
import { caveatsOf, excerptOf, shownOf, sourceLine } from './shown.js';
import { ratingRow, toolRow } from './tools.js';
import { openDialog } from './windows.js';

const ZH = 'zh-CN';

const SIDES = { citizen: 'mine', bot: 'theirs', operator: 'theirs operator', system: 'system' };

/** @param {Ui} ui @param {ChatEvent} event */
export function message(ui, event) {
  const { words } = ui;
  const speaker = { citizen: words.you, bot: words.assistant, operator: words.operator }[event.from];
  const content = event.answer ? card(ui, event) : h('p', { class: 'text', lang: words.said, dir: 'auto' }, event.shown?.[event.text] ?? event.text);
  const name = speaker && (event.from === 'operator' ? h('p', { class: 'label' }, speaker) : hidden(`${speaker}：`));
  return h('article', { class: `message ${SIDES[event.from] ?? 'system'}` }, name, content, time(event.at));
}

/** @param {Ui} ui @param {Written} written @param {boolean} waits it cannot go out now */
export function pending(ui, { id, text, seq, fault }, waits) {
  const { words, conversation } = ui;
  const take = (after) => button(after ? words.again : words.takeBack, () => {
    const back = conversation.takeBack(id);
    if (after) ui.compose(back);
    ui.focusInput();
  });
  const state = fault
    ? h('div', { class: 'state' }, h('p', {}, `${words.refused}${fault === 'refused' ? '' : fault}`), take(true), take(false))
    : waits && seq === undefined ? h('div', { class: 'state' }, h('p', {}, words.unsent), take(false)) : null;
  return h('article', { class: `message mine ${state ? 'unsent' : ''}` }, hidden(`${words.you}：`), h('p', { class: 'text', lang: ZH, dir: 'auto' }, text), state);
}

function time(at) {
  const day = new Date(at);
  if (Number.isNaN(day.getTime())) return null;
  const clock = day.toTimeString().slice(0, 5);
  const today = day.toDateString() === new Date().toDateString();
  return h('time', { datetime: at }, today ? clock : `${day.toLocaleDateString('sv')} ${clock}`); // Swedish days are 2026-11-22
}

/** The answer with its own words as the reader's language writes them. @param {ChatEvent} event @returns {Answer} */
const written = ({ answer, shown }) => (shown ? JSON.parse(JSON.stringify(answer), (key, value) => shown[value] ?? value) : answer);

/** @param {Ui} ui @param {ChatEvent} event with an answer */
function card(ui, event) {
  const { words } = ui;
  const answer = written(event);
  const clauses = clauseParts(ui, answer);
  const box = h(
    'div',
    { class: `card ${answer.outcome}` },
    words.outcome[answer.outcome] ? h('p', { class: 'said-in' }, words.outcome[answer.outcome]) : null,
    h('p', { class: 'headline', lang: words.said, dir: 'auto' }, answer.headline),
    answer.verdict ? verdictList(words, answer.verdict, answer.outcome === 'answered') : null,
    clauses,
    answer.caveats.map((caveat) => caveatLine(words, caveat)),
    contacts(words, answer),
    answer.ask ? h('p', { class: 'asked', lang: words.said }, answer.ask) : null,
    answer.region && answer.outcome !== 'crisis' ? placeLine(ui, answer) : null,
    answer.notice ? h('p', { class: 'quiet', lang: words.said }, answer.notice) : null,
  );
  box.append(...[choices(ui, answer, event.answer.next), toolRow(ui, event, box), ratingRow(ui, answer)].filter(Boolean));
  return box;
}

function clauseParts(ui, answer) {
  const { first, more, basis } = shownOf(answer);
  const caveats = caveatsOf([...first, ...more, ...basis], answer.headline);
  const one = (clause) => clauseCard(ui, clause, { answer: answer.id, caveats: caveats.get(clause), conditions: !answer.verdict });
  const folded = (title, clauses) => (clauses.length ? h('details', {}, h('summary', {}, title), clauses.map(one)) : null);
  const asking = answer.verdict && answer.outcome === 'needs_fact';
  return [
    asking ? folded(ui.words.checkedClause, first) : first.map(one),
    folded(ui.words.more(more.length), more),
    asking ? null : folded(ui.words.basis(basis.length), basis),
  ];
}

function contacts(words, { contacts: list, outcome }) {
  if (!list.length) return null;
  const items = list.map(({ name, number, why, body }) =>
    h('li', {}, phoneLink(number, words.call, name), h('span', { lang: words.said }, `${name}：${why}`), body?.phone ? reach(words, body) : null));
  return h('div', { class: 'contacts' }, outcome === 'answered' ? h('p', { class: 'label' }, words.contact) : null, h('ul', {}, items));
}

function placeLine(ui, { region, as_of: day }) {
  const line = ui.words.askedFor(region.name, day);
  return h('p', { class: 'quiet place' }, line, ' ', button(ui.words.otherPlace, () => ui.pickPlace(), { class: 'plain' }));
}

/** What can be tapped to go on. */
function choices(ui, { outcome, candidates, next }, sent) {
  const { words } = ui;
  const taps = candidates.length && outcome === 'needs_region' ? candidates.map(({ name }) => [name, words.iAmIn(name)]) : next.map((text, index) => [text, sent[index]]);
  const buttons = taps.map(([text, said]) => button(text, () => ui.tap(said), { lang: words.said }));
  if (outcome === 'needs_region') buttons.push(button(words.place, () => ui.pickPlace(!candidates.length), { class: 'strong', 'aria-haspopup': 'dialog' }));
  if (['unclear', 'out_of_scope', 'no_clause'].includes(outcome)) buttons.push(button(words.topics, () => ui.pickTopic(), { 'aria-haspopup': 'dialog' }));
  if (!buttons.length) return null;
  return h('div', { class: 'choices next', role: 'group', 'aria-label': outcome === 'needs_region' ? words.candidates : words.next }, buttons);
}

/** @param {Ui} ui @param {Clause} clause @param {{answer: string, caveats: string[], conditions: boolean}} given `answer`: its id */
function clauseCard(ui, clause, { answer, caveats, conditions }) {
  const { words } = ui;
  return h(
    'figure',
    { class: 'clause' },
    h('p', { class: 'label' }, h('span', { class: 'level' }, words.level[clause.level] ?? clause.level), words.rule),
    quoted(words, clause),
    h('figcaption', {}, h('cite', { lang: ZH, dir: 'auto' }, sourceLine(clause)), facts(words, clause.document)),
    bureaus(words, clause),
    conditions ? conditionList(words, clause.conditions) : null,
    caveats.map((caveat) => caveatLine(words, caveat)),
    h('div', { class: 'tools' }, button(words.source, () => showSource(ui, answer, clause), { 'aria-haspopup': 'dialog' })),
  );
}

function caveatLine(words, text) {
  return h('p', { class: 'caveat' }, `${words.caveat}：`, h('span', { lang: words.said }, text));
}

function quoted(words, clause) {
  const whole = () => marked(clause.text, clause.marks);
  const excerpt = excerptOf(clause);
  if (excerpt === null) return h('blockquote', { lang: ZH, dir: 'auto' }, whole());
  const quote = h('blockquote', { lang: ZH, dir: 'auto' }, h('mark', {}, excerpt));
  const more = words.whole([...clause.text].length);
  const toggle = button(more, () => {
    const open = toggle.getAttribute('aria-expanded') !== 'true';
    toggle.setAttribute('aria-expanded', String(open));
    toggle.textContent = open ? words.part : more;
    quote.replaceChildren(...(open ? whole() : [h('mark', {}, excerpt)]));
  }, { 'aria-expanded': 'false', class: 'plain' });
  return [h('p', { class: 'quiet' }, words.cut), quote, toggle];
}

function facts(words, document) {
  const { issuers, issued_on: issued, printed_on: printed, effective_on: effective, expires_on: expires, checked_on: checked } = document;
  const days = [
    issued ? words.issued(issued) : printed && words.printed(printed),
    effective && words.effective(effective),
    expires && words.expires(expires),
    checked && words.checked(checked),
  ];
  const by = issuers.length ? [`${words.by}：`, h('span', { lang: ZH }, issuers.join('、')), '　'] : [];
  return h('p', { class: 'quiet' }, by, days.filter(Boolean).join('，'));
}

/** As the document writes them, and the body of the place beside. */
function bureaus(words, { bureaus: named, usual_bureau: usual }) {
  if (!named.length && !usual) return null;
  const items = named.length
    ? named.map(({ name, local }) => h('li', {}, h('bdi', { lang: ZH }, name), local ? beside(words, local, local.name !== name) : null))
    : [h('li', {}, words.usual(usual.name), reach(words, usual))];
  return h('div', { class: 'bureaus' }, h('p', { class: 'label' }, words.bureau), h('ul', {}, items));
}

function beside(words, local, named) {
  return [named ? h('span', {}, `（${words.local(local.name, local.inferred)}）`) : null, reach(words, local)];
}

function reach(words, { name, phone, hotline, address, hours, checked_on: checked }) {
  const lines = [address && `${words.address}：${address}`, hours && `${words.hours}：${hours}`, checked && words.checked(checked)];
  return [' ', phoneLink(phone ?? hotline, words.call, name), lines.filter(Boolean).map((line) => h('p', { class: 'quiet', lang: ZH }, line))];
}

const SIGNS = new Map([[true, ['✓', 'met']], [false, ['✗', 'unmet']], [null, ['?', 'unknown']]]);

/** @param {Condition[]} conditions */
function conditionList(words, conditions) {
  if (!conditions.length) return null;
  const groups = [...new Set(conditions.map((one) => one.any_of ?? one))];
  const items = groups.map((group) => {
    const members = conditions.filter((one) => (one.any_of ?? one) === group);
    if (members.length === 1) return item(words, members[0]);
    return h('li', { class: 'any' }, words.anyOf, h('ul', {}, members.map((one) => item(words, one))));
  });
  return h('div', { class: 'conditions' }, h('p', { class: 'label' }, words.conditions), h('ul', {}, items));
}

/** @param {Verdict} verdict */
function verdictList(words, { met, not_met: unmet, open, note }, over) {
  const list = conditionList(words, [...met, ...unmet, ...open].map((one) => ({ ...one, any_of: null })));
  return [list, over && note ? h('p', { class: 'note', lang: words.said }, note) : null];
}

function item(words, { requires, quote, met }) {
  const [sign, word] = SIGNS.get(met ?? null);
  const said = quote && quote !== requires ? h('span', { class: 'quiet' }, `（“${quote}”）`) : null;
  return h('li', { class: word }, h('span', { class: 'sign', 'aria-hidden': 'true' }, sign), hidden(`${words[word]}：`), h('span', { lang: words.said }, requires, said));
}

/** @param {Ui} ui @param {string} answer id @param {Clause} clause */
function showSource(ui, answer, clause) {
  const { words } = ui;
  const body = h('div', { class: 'source', tabindex: '0', role: 'region', 'aria-label': words.sourceTitle, 'aria-busy': 'true' }, h('p', {}, words.working));
  const closed = openDialog(ui.root, words, words.sourceTitle, () => [h('p', { class: 'quiet', lang: ZH }, sourceLine(clause)), body], 'wide');
  ui.conversation
    .source(answer, clause.id)
    .then((source) => fill(words, body, source))
    .catch((error) => body.replaceChildren(h('p', { role: 'alert' }, error.message || words.sourceFailed)))
    .finally(() => body.removeAttribute('aria-busy'));
  return closed;
}

/** @param {Source} source */
function fill(words, body, { document, before, clause, after, spans }) {
  const text = h('div', { class: 'text', lang: ZH, dir: 'auto' }, marked(before + clause + after, spans));
  body.replaceChildren(h('p', { class: 'quiet' }, words.sourceNote, ' ', published(words, document)), text);
  const mark = text.querySelector('mark');
  if (mark) body.scrollTop = mark.offsetTop - body.clientHeight / 3;
}

function published(words, { source_url: address }) {
  if (!/^https?:\/\//i.test(address ?? '')) return null;
  return h('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, words.sourceLink);
}
