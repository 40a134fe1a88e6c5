// One talk: new lines come by themselves, what is written goes out without a reload. Without this file the forms still work.
import { listen } from "./live.js";

const said = document.querySelector("#said");
const status = document.querySelector("#status");
const line = document.querySelector("#line");
const write = document.querySelector("#write");
const find = document.querySelector("#find");
const found = document.querySelector("#found");
const headers = { "x-csrf-token": document.querySelector("meta[name=csrf]").content, "x-partial": "1" };
const HERE = 30000; // milliseconds between two signs that somebody is at the desk
const WAIT = 150;
const FAILED = "没有送到，请看看网络再试；您写的还在。";
let last = Number(said.dataset.last);
let told = 0;
let timer;
let running;

async function send(path, fields, signal) {
  const reply = await fetch(path, { method: "POST", headers, body: new URLSearchParams(fields), signal });
  const text = await reply.text();
  if (!reply.ok) throw new Error(text);
  return text;
}

function say(error) {
  line.textContent = error instanceof TypeError ? FAILED : error.message;
}

function show({ data, lastEventId }) {
  if (Number(lastEventId) <= last) return; // it came before the break
  last = Number(lastEventId);
  const { html, from } = JSON.parse(data);
  said.insertAdjacentHTML("beforeend", html); // as the server wrote it, with every word escaped
  said.parentElement.scrollTop = said.scrollHeight;
  if (from === "citizen") document.title = `● ${document.title.replace(/^● /, "")}`;
}

function over() {
  end();
  line.textContent = "这个对话不在您手上了（已结束、转走，或市民删除了记录）；请回到人工对话列表。";
  for (const one of document.querySelectorAll("main button, main textarea, main input")) one.disabled = true;
}

const end = listen(() => `${said.dataset.events}?after=${last}`, { line: show, over }, (sentence) => (line.textContent = sentence));

write.addEventListener("submit", async (event) => {
  event.preventDefault();
  const text = write.elements.text.value;
  const button = write.querySelector("button");
  if (!text.trim() || button.disabled) return;
  button.disabled = true;
  try {
    await send(write.action, { text });
    if (write.elements.text.value === text) write.elements.text.value = "";
    line.textContent = "";
  } catch (error) {
    say(error);
  } finally {
    button.disabled = false;
  }
});

write.elements.text.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  write.requestSubmit();
});

async function look(more = {}) {
  clearTimeout(timer);
  running?.abort();
  running = new AbortController();
  try {
    found.innerHTML = await send(find.action, { q: find.elements.q.value, ...more }, running.signal);
  } catch (error) {
    if (error.name !== "AbortError") say(error);
  }
}

find.addEventListener("submit", (event) => {
  event.preventDefault();
  look();
});
find.elements.q.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(look, WAIT);
});

found.addEventListener("click", ({ target }) => {
  if (target.matches(".topic")) look({ topic: target.dataset.topic });
  else if (target.matches(".pick")) look({ pick: target.dataset.pick });
});
found.addEventListener("submit", async (event) => {
  event.preventDefault();
  const { target: form } = event;
  form.querySelector("button").disabled = true;
  try {
    await send(form.action, new FormData(form));
    status.textContent = "条款已发给市民。";
  } catch (error) {
    form.querySelector("button").disabled = false;
    say(error);
  }
});

function here() {
  document.title = document.title.replace(/^● /, "");
  if (Date.now() - told < HERE) return;
  told = Date.now();
  send(said.dataset.events.replace(/events$/, "touch"), {}).catch(() => (told = 0));
}
for (const name of ["keydown", "pointerdown"]) document.addEventListener(name, here);
said.parentElement.scrollTop = said.scrollHeight;
