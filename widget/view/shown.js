/** Which clauses of an answer stand in the open, and what of them: as bot/answer/showing.py chooses for plain text. */

const SHOWN = 2;
const LONG = 220; // code points; of a longer clause the marked words stand first
const GAP = '……';
const ABOUT_THE_WHOLE = ['bureau', 'document']; // parts that are no sentence of a clause

/** @param {Answer} answer @returns {{first: Clause[], more: Clause[], basis: Clause[]}} */
export function shownOf(answer) {
  const told = toldOf(answer);
  const first = answer.verdict || answer.focus === 'basis' ? told : [...told.slice(0, SHOWN), ...aboveOf(answer)];
  const more = answer.verdict ? [] : told.slice(SHOWN).filter((clause) => !first.includes(clause));
  return { first, more, basis: answer.basis.filter((clause) => !first.includes(clause) && !more.includes(clause)) };
}

function toldOf({ clauses, basis, focus, verdict }) {
  if (verdict) return [...clauses, ...basis].filter(({ id }) => id === verdict.clause).slice(0, 1);
  if (!focus) return clauses;
  if (ABOUT_THE_WHOLE.includes(focus)) return clauses.slice(0, 1);
  if (focus === 'basis' && basis.length) return basis;
  const [here, above] = [clauses, basis].map((level) => level.filter(({ marks }) => marks.length));
  return here.length ? here : above.length ? above : clauses.slice(0, 1);
}

/** Where the place's own documents only mention the matter, the nearest clause above that says more. */
function aboveOf({ clauses, basis, focus }) {
  if (focus || clauses.some(({ strength }) => strength === 'direct')) return [];
  return basis.filter(({ strength }) => strength === 'direct').slice(0, 1);
}

/** The marked words of a long clause, null for a short one. */
export function excerptOf({ text, marks }) {
  const signs = [...text];
  if (signs.length <= LONG || !marks.length) return null;
  const said = marks.map(([start, end]) => signs.slice(start, end).join('')).join(GAP);
  return [...said].length < signs.length ? said : null;
}

/** Clause → the caveats that were not said before it. */
export function caveatsOf(clauses, headline) {
  const said = new Set();
  const told = new Map();
  for (const clause of clauses) {
    const inHeadline = (caveat) => clause.audience && headline.includes(`“${clause.audience}”`) && caveat.includes(clause.audience);
    told.set(clause, clause.caveats.filter((caveat) => !said.has(caveat) && !inHeadline(caveat)));
    for (const caveat of clause.caveats) said.add(caveat);
  }
  return told;
}

export function sourceLine({ document: { title, number }, path }) {
  return [title.startsWith('《') ? title : `《${title}》`, number, path].filter(Boolean).join(' ');
}

/** What is read aloud. @param {ChatEvent} event */
export function spokenOf({ answer, text }) {
  if (!answer) return text;
  const { first } = shownOf(answer);
  const clauses = answer.verdict && answer.outcome === 'needs_fact' ? [] : first;
  return [
    answer.headline,
    ...clauses.map((clause) => `文件原文：${excerptOf(clause) ?? clause.text}\n出自${sourceLine(clause)}。`),
    ...answer.caveats,
    ...answer.contacts.map(({ number, name, why }) => `电话：${[...String(number)].join(' ')}，${name}，${why}。`),
    answer.ask,
    ...answer.candidates.map(({ name }) => `${name}。`),
  ].filter(Boolean).join('\n');
}
