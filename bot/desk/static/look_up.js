// The start page: results while somebody types, everything by keyboard. Without this file the form still works.
const WAIT = 120; // milliseconds without a key before the server is asked
const form = document.querySelector("#ask");
const field = form.elements.q;
const results = document.querySelector("#results");
const status = document.querySelector("#status");
const history = document.querySelector("#history");
const single = document.querySelector("#single");
const headers = { "x-csrf-token": document.querySelector("meta[name=csrf]").content, "x-partial": "1" };
const away = document.querySelector("#away");
let timer, running;
let shown = field.value; // what the results are for

async function send(path, fields, signal) {
  const reply = await fetch(path, { method: "POST", headers, body: new URLSearchParams(fields), signal });
  const text = await reply.text();
  if (!reply.ok) throw new Error(text);
  return text;
}

function question() {
  return { q: field.value, topic: form.elements.topic.value, pick: form.elements.pick.value };
}

async function look(keep) {
  clearTimeout(timer);
  running?.abort();
  running = new AbortController();
  const mine = running;
  const fields = { ...question(), keep: keep ? "1" : "" };
  results.setAttribute("aria-busy", "true");
  try {
    const text = await send("/look-up/results", fields, mine.signal);
    results.innerHTML = text;
    shown = fields.q;
    status.textContent = results.querySelector(".found")?.dataset.status ?? "";
    const newer = results.querySelector("#new-history");
    if (newer) history.replaceChildren(newer.content.cloneNode(true));
  } catch (error) {
    if (error.name !== "AbortError") tell(error instanceof TypeError ? "连不上服务器；请看看网络，再按 Enter。" : error.message);
  } finally {
    if (mine === running) results.removeAttribute("aria-busy");
  }
}

function tell(sentence) {
  status.textContent = sentence;
}

function ask(q, topic = "", pick = "") {
  field.value = q;
  form.elements.topic.value = topic;
  form.elements.pick.value = pick;
  return look(true);
}

function toField() {
  field.focus();
  field.select();
}

async function copy(text, what = "口径") {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement("textarea"); // outside https a browser gives no other way
    const before = document.activeElement;
    area.value = text;
    (before?.closest("dialog[open]") ?? document.body).append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    before?.focus();
    if (!done) return tell(`浏览器不让复制；请选中${what}，按 Ctrl+C。`);
  }
  tell(`${what}已复制。`);
}

function copyAnswer(near) {
  const answer = near?.closest(".answer") ?? results.querySelector(".answer");
  const text = answer?.querySelector(".text")?.textContent;
  return text ? copy(text) : tell("还没有可以复制的口径；请先查到一条。");
}

/** Send an answer into the talk at hand; where there are several or none, or to `choose`, offer the ways. */
async function sendAway(near, choose = false) {
  const buttons = [...results.querySelectorAll(".send")];
  const button = buttons.find((one) => one.closest(".answer") === near?.closest(".answer")) ?? buttons[0];
  if (!button) return tell("还没有可以发的条款；请先查到一条。");
  if (shown !== field.value || results.hasAttribute("aria-busy")) return tell("还在查；请看到结果再发。");
  button.disabled = true;
  await offer({ ...question(), index: button.value, choose: choose ? "1" : "" });
  button.disabled = false;
}

async function offer(fields) {
  try {
    const ways = document.createElement("template");
    ways.innerHTML = await send("/look-up/send", fields);
    const told = ways.content.querySelector("[data-told]");
    if (told) {
      if (away.open) away.close();
      return tell(told.textContent);
    }
    away.querySelector("#ways").replaceChildren(ways.content);
    away.showModal();
  } catch (error) {
    if (away.open) away.close();
    tell(error instanceof TypeError ? "没有发出去：连不上服务器；请看看网络，再按 F8。" : error.message);
  }
}

away.addEventListener("submit", (event) => {
  if (!event.target.matches(".to")) return;
  event.preventDefault();
  event.submitter.disabled = true;
  offer(new FormData(event.target));
});

async function tick(radio) {
  const same = [...results.querySelectorAll(".checklist input")].filter((one) => one.dataset.name === radio.dataset.name && one.value === radio.value);
  for (const one of same) one.checked = true;
  try {
    const fresh = document.createElement("template");
    fresh.innerHTML = await send("/look-up/tick", { ...question(), name: radio.dataset.name, value: radio.value });
    for (const outcome of results.querySelectorAll(".outcome")) {
      const now = [...fresh.content.children].find((one) => one.dataset.anchor === outcome.getAttribute("aria-labelledby"));
      if (now && now.innerHTML !== outcome.innerHTML) outcome.innerHTML = now.innerHTML; // only what changed is read out
    }
  } catch (error) {
    tell(error instanceof TypeError ? "连不上服务器；请看看网络，再选一次。" : error.message);
  }
}

function stops() {
  return [...document.querySelectorAll("#results .stop, #history .stop")].filter((one) => one.checkVisibility?.() ?? one.offsetParent);
}

function step(by) {
  const all = stops();
  const at = all.indexOf(document.activeElement.closest(".stop"));
  if (by < 0 && at <= 0) return toField();
  all[at + by]?.focus();
}

function across(by) {
  const columns = [...results.querySelectorAll(".column")];
  const at = columns.indexOf(document.activeElement.closest(".column"));
  if (at >= 0) columns[at + by]?.querySelector(".stop")?.focus();
}

const wrong = document.querySelector("#wrong");

function reportClause(near) {
  const card = near?.closest("[data-clause]") ?? results.querySelector("[data-clause]");
  if (!card) return tell("还没有查到条款；请先查到一条再报。");
  const form = wrong.querySelector("form");
  form.reset();
  form.elements.clause.value = card.dataset.clause;
  wrong.querySelector("#wrong-clause").textContent = card.getAttribute("aria-label");
  wrong.back = card;
  wrong.showModal();
}

wrong.querySelector("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const { clause, wrong: what } = event.target.elements;
  try {
    tell(await send("/clause-reports/add", { clause: clause.value, wrong: what.value }));
    wrong.close();
  } catch (error) {
    wrong.close();
    tell(error instanceof TypeError ? "没有报成：连不上服务器；请看看网络，再按 F9。" : error.message);
  }
});
wrong.addEventListener("close", () => wrong.back?.focus());

field.addEventListener("input", () => {
  form.elements.topic.value = form.elements.pick.value = "";
  clearTimeout(timer);
  timer = setTimeout(look, WAIT, false);
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (field.value.trim()) look(true);
});

document.addEventListener("click", (event) => {
  const { target } = event;
  if (target.matches(".topic")) ask(field.value, target.dataset.topic).then(() => results.querySelector(".stop")?.focus());
  else if (target.matches(".pick")) ask(field.value, form.elements.topic.value, target.dataset.pick).then(() => results.querySelector(".stop")?.focus());
  else if (target.matches(".again")) ask(target.dataset.q, target.dataset.topic, target.dataset.pick).then(toField);
  else if (target.matches(".copy")) copyAnswer(target);
  else if (target.matches(".copy-message")) copy(away.querySelector("#message").value, "短信文字").then(() => away.close());
  else if (target.matches(".send")) {
    event.preventDefault();
    sendAway(target, event.shiftKey);
  else if (target.matches(".wrong")) {
    event.preventDefault();
    reportClause(target);
  }
});

results.addEventListener("change", (event) => {
  if (event.target.matches(".checklist input")) tick(event.target);
});

document.addEventListener("keydown", (event) => {
  const { key, target } = event;
  if (event.isComposing || document.querySelector("dialog[open]")) return; // the arrows and Enter belong to the input method
  const typing = target.matches("input:not([type=radio]):not([type=checkbox]), select, textarea");
  const choosing = target.matches("input[type=radio], select");
  const actions = {
    k: () => event.ctrlKey && toField,
    "/": () => !typing && single.checked && toField,
    F2: () => () => copyAnswer(target),
    F8: () => () => sendAway(target, event.shiftKey),
    F9: () => () => reportClause(target),
    F4: () => !event.altKey && (() => document.querySelector("#end").requestSubmit()),
    Escape: () => target !== field && toField,
    ArrowDown: () => !choosing && (() => step(1)),
    ArrowUp: () => !choosing && target !== field && (() => step(-1)),
    ArrowRight: () => !typing && !choosing && (() => across(1)),
    ArrowLeft: () => !typing && !choosing && (() => across(-1)),
    Enter: () => target.matches(".card") && (() => target.querySelector("details")?.toggleAttribute("open")),
  };
  const act = actions[key]?.();
  if (!act) return;
  event.preventDefault();
  act();
});

try {
  single.checked = localStorage.getItem("single") !== "no";
  single.addEventListener("change", () => localStorage.setItem("single", single.checked ? "yes" : "no"));
} catch {
  // a browser that keeps nothing: the key works as it comes
}
