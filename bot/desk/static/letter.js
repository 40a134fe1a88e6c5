/** Copies the text to a bureau. Without script it is selected and copied by hand. */

const letter = document.querySelector("#letter");
const button = document.querySelector("#copy");
const status = document.querySelector("#status");

button.hidden = false;
button.addEventListener("click", () => {
  letter.select();
  const done = document.execCommand("copy"); // also outside https, where the newer interface is missing
  status.textContent = done ? "已复制。" : "浏览器不让复制；正文已经选中，请按 Ctrl+C。";
  button.focus();
});
