// The queue: shown anew whenever it changes. Without this file the page still works, by reloading it.
import { listen } from "./live.js";

const queue = document.querySelector("#queue");
const status = document.querySelector("#status");
const line = document.querySelector("#line");

function show({ data }) {
  const { html, status: said } = JSON.parse(data);
  const focused = document.activeElement?.getAttribute("aria-label");
  queue.innerHTML = html; // as the server wrote it, with every word escaped
  if (focused) [...queue.querySelectorAll("button")].find((one) => one.getAttribute("aria-label") === focused)?.focus();
  if (status.textContent !== said) status.textContent = said;
}

listen(() => queue.dataset.events, { queue: show, over: () => location.reload() }, (sentence) => (line.textContent = sentence));
