// The queue: shown anew whenever it changes. Without this file the page still works, by reloading it.
const queue = document.querySelector("#queue");
const status = document.querySelector("#status");
const line = document.querySelector("#line");

const events = new EventSource(queue.dataset.events);
events.addEventListener("queue", ({ data }) => {
  const { html, status: said } = JSON.parse(data);
  const focused = document.activeElement?.getAttribute("aria-label");
  queue.innerHTML = html; // as the server wrote it, with every word escaped
  if (focused) [...queue.querySelectorAll("button")].find((one) => one.getAttribute("aria-label") === focused)?.focus();
  if (status.textContent !== said) status.textContent = said;
});
events.addEventListener("over", () => location.reload());
events.addEventListener("open", () => (line.textContent = ""));
events.addEventListener("error", () => (line.textContent = "和服务器断开了，正在重连；连上以前，列表可能不是最新的。"));
