/** Below an answer: read aloud, copy, share, print; useful or not. Also turning speech into text. */

import simplified from '../language/zh-Hans.js';
import { button, h } from './dom.js';
import { spokenOf } from './shown.js';

const WITH_TOOLS = ['answered', 'no_clause', 'handed_over', 'needs_fact'];
const RATED = ['answered', 'no_clause', 'out_of_scope', 'unclear'];

/** @param {ChatEvent} event @param {HTMLElement} box what is printed */
export function toolRow(ui, event, box) {
  const { words } = ui;
  if (!WITH_TOOLS.includes(event.answer.outcome)) return null;
  const told = h('p', { class: 'quiet told' });
  const tell = (text) => {
    told.textContent = text;
    ui.say(text);
  };
  const copied = async () => tell((await copy(event.text)) ? words.copied : words.copyFailed);
  const shared = async () => (await share(words.title, event.text)) || copied();
  return h('div', { class: 'tools' }, canSpeak() ? readButton(words, event) : null, button(words.copy, copied), button(words.share, shared),
    button(words.print, () => print(box, ui.sheets)), told);
}

function readButton(words, event) {
  const quiet = () => {
    made.textContent = words.read;
    made.setAttribute('aria-pressed', 'false');
  };
  const made = button(words.read, () => {
    if (made.getAttribute('aria-pressed') === 'true') return stopSpeaking();
    speak(spokenOf(event), quiet);
    made.textContent = words.readStop;
    return made.setAttribute('aria-pressed', 'true');
  }, { 'aria-pressed': 'false', class: 'read' });
  return made;
}

/** @param {Answer} answer */
export function ratingRow(ui, answer) {
  if (!RATED.includes(answer.outcome)) return null;
  const { words, conversation } = ui;
  const row = h('div', { class: 'rating', role: 'group', 'aria-label': words.rating });
  const told = h('p', { class: 'quiet' });
  const rate = async (useful, why) => {
    try {
      await conversation.rate(answer.id, useful, why);
      ui.emit('rated', { answer: answer.id, useful, why });
      told.textContent = '';
    } catch {
      told.textContent = words.rateFailed;
    }
    show();
    ui.say(told.textContent || said.textContent);
  };
  const [yes, no] = [[words.useful, true], [words.useless, false]].map(([text, useful]) => button(text, () => rate(useful, null)));
  const said = h('p', { class: 'quiet' });
  const reasons = h('div', { class: 'choices' }, words.reasons.map((reason, index) => button(reason, () => {
    row.querySelector('button').focus();
    rate(false, simplified.reasons[index]); // the same in every language
  })));
  const show = () => {
    const rating = conversation.ratingOf(answer.id);
    yes.setAttribute('aria-pressed', String(rating?.useful === true));
    no.setAttribute('aria-pressed', String(rating?.useful === false));
    reasons.hidden = rating?.useful !== false || Boolean(rating.why);
    said.textContent = !rating ? '' : rating.useful ? words.thanks : rating.why ? words.noted : words.why;
  };
  row.append(h('span', { class: 'quiet' }, words.rating), yes, no, said, reasons, told);
  ui.heard('ratings', show);
  show();
  return row;
}

const PIECE = 120; // characters: some browsers stop speaking in the middle of longer ones

/** @returns {Promise<boolean>} whether it worked */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text) {
  const field = h('textarea', { readonly: true, 'aria-hidden': 'true' }, text);
  document.body.append(field);
  field.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    field.remove();
  }
}

/** By the device. @returns {Promise<boolean>} whether it could */
export async function share(title, text) {
  try {
    await navigator.share({ title, text });
    return true;
  } catch (error) {
    return error.name === 'AbortError'; // the reader has thought better of it
  }
}

/** Print `node` alone, whatever else the page holds. */
export function print(node, sheets) {
  const holder = h('div', { id: 'xinshimin-printed' });
  const shadow = holder.attachShadow({ mode: 'open' });
  shadow.adoptedStyleSheets = sheets;
  const frame = h('div', { class: 'root printed' }, node.cloneNode(true));
  for (const details of frame.querySelectorAll('details')) details.open = true;
  shadow.append(frame);
  const alone = new CSSStyleSheet();
  alone.replaceSync('@media screen{#xinshimin-printed{display:none}}@media print{body>:not(#xinshimin-printed){display:none!important}}');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, alone];
  document.body.append(holder);
  addEventListener('afterprint', () => {
    holder.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== alone);
  }, { once: true });
  window.print();
}

export const canSpeak = () => 'speechSynthesis' in window;

/** Read aloud; `ended` is called at the end or when stopped. */
export function speak(text, ended) {
  speechSynthesis.cancel();
  const pieces = text.match(new RegExp(`[^。！？；\\n]{1,${PIECE}}[。！？；\\n]*`, 'g')) ?? [];
  const voice = speechSynthesis.getVoices().find(({ lang }) => /^zh([-_]CN)?$/i.test(lang));
  pieces.forEach((piece, index) => {
    const said = new SpeechSynthesisUtterance(piece);
    said.lang = 'zh-CN';
    if (voice) said.voice = voice;
    if (index === pieces.length - 1) said.onend = ended;
    said.onerror = ended;
    speechSynthesis.speak(said);
  });
  if (!pieces.length) ended();
}

export function stopSpeaking() {
  speechSynthesis.cancel();
}

const Recognition = () => window.SpeechRecognition ?? window.webkitSpeechRecognition;

export const canListen = () => Boolean(Recognition());

/** Speech into text: `heard(text)`, `ended(failed)`. Returns what stops it. */
export function listen(heard, ended) {
  const recognition = new (Recognition())();
  let failed = false;
  Object.assign(recognition, { lang: 'zh-CN', interimResults: true });
  recognition.onresult = ({ results }) => heard([...results].map((result) => result[0].transcript).join(''));
  recognition.onerror = () => (failed = true);
  recognition.onend = () => ended(failed);
  recognition.start();
  return () => recognition.stop();
}
