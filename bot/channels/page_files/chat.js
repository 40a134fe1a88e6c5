const talk = document.getElementById('talk');
const form = document.getElementById('form');
const input = document.getElementById('text');
const sender = sessionStorage.getItem('sender') ?? crypto.randomUUID?.() ?? String(Math.random()).slice(2);
sessionStorage.setItem('sender', sender);

/** Make an element; text is always text, never markup. */
function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

function show(box, block = 'end') {
  talk.append(box);
  box.scrollIntoView({ block });
}

function quoted(clause) {
  const [start, end] = clause.marks[0] ?? [0, clause.text.length];
  return element('blockquote', '', clause.text.slice(0, start), element('mark', '', clause.text.slice(start, end)), clause.text.slice(end));
}

function source(clause) {
  const { title, number } = clause.document;
  return element('cite', '', [title.startsWith('《') ? title : `《${title}》`, number, clause.path].filter(Boolean).join(' '));
}

function beside(local) {
  return `${local.inferred ? '当地一般是' : '当地是'}${local.name}${local.phone ? `，电话 ${local.phone}` : ""}`;
}

function bureaus(clause) {
  const names = clause.bureaus.map(({ name, local }) => (local && local.name !== name ? `${name}（${beside(local)}）` : name));
  if (!names.length && clause.usual_bureau) names.push(`文件没有写明，当地一般由${clause.usual_bureau.name}办理`);
  return names.length ? [element('p', '', `负责：${names.join('、')}`)] : [];
}

function clauseCard(clause) {
  const caveats = clause.caveats.map((caveat) => element('p', 'small', `注意：${caveat}`));
  return [quoted(clause), source(clause), ...bureaus(clause), ...caveats];
}

function choices(texts) {
  const box = element('div', 'choices');
  for (const text of texts) {
    const button = element('button', '', text);
    button.type = 'button';
    button.addEventListener('click', () => send(text));
    box.append(button);
  }
  return texts.length ? [box] : [];
}

function card(answer) {
  const box = element('div', 'message theirs', element('p', '', answer.headline));
  for (const clause of answer.clauses) box.append(...clauseCard(clause));
  for (const caveat of answer.caveats) box.append(element('p', 'small', `注意：${caveat}`));
  if (answer.ask) box.append(element('p', '', answer.ask));
  for (const { name, number, why } of answer.contacts) {
    const link = element('a', '', number);
    link.href = `tel:${number}`;
    box.append(element('p', '', '电话 ', link, `（${name}）：${why}`));
  }
  if (answer.basis.length) {
    box.append(element('details', '', element('summary', '', `上级文件依据（${answer.basis.length} 条）`), ...answer.basis.flatMap(clauseCard)));
  }
  if (answer.notice) box.append(element('p', 'small', answer.notice));
  box.append(...choices(answer.next));
  return box;
}

async function send(text) {
  show(element('div', 'message mine', text));
  const waiting = element('div', 'message theirs', '正在查…');
  show(waiting);
  try {
    const reply = await fetch('/webhooks/rest/webhook', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ sender, message: text }),
    });
    const entries = await reply.json();
    waiting.remove();
    if (!reply.ok) return show(element('div', 'message theirs', entries.error ?? '没有发成，请再发一次。'));
    render(entries);
  } catch {
    waiting.textContent = '没有连上，请检查网络后再发一次。急事请拨 12345。';
  }
}

function render(entries) {
  const answers = entries.filter((entry) => entry.custom?.answer);
  for (const { custom } of answers) show(card(custom.answer), 'start');
  if (answers.length) return;
  for (const { text } of entries) if (text) show(element('div', 'message theirs', text));
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const text = input.value.trim();
  if (!text) return;
  input.value = '';
  send(text);
});
