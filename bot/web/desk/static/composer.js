// Replying and writing notes without leaving the page; typing is shown both ways.

import { refreshTalk } from "./pieces.js";

const TYPING_MS = 3000; // how often it is told that one types
const TYPING_ENDS_MS = 6000;
const csrf = document.body.dataset.csrf;
const live = document.getElementById("live");

async function send(form) {
  const field = form.elements.text;
  const button = form.querySelector("[type=submit]");
  const sent = field.value;
  if (button.disabled || !form.reportValidity()) return;
  button.disabled = true;
  try {
    const body = new URLSearchParams(new FormData(form));
    const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Part": "1" } });
    if (!answer.ok) throw new Error(await answer.text());
    // Who writes on while it is sent keeps that.
    field.value = field.value.startsWith(sent) ? field.value.slice(sent.length).trimStart() : field.value;
    live.textContent = "";
    // A new message: sent again, the old id would be the old message.
    if (form.elements.id) form.elements.id.value = crypto.randomUUID();
    await refreshTalk();
  } catch (error) {
    // What was typed stays until it has arrived.
    live.textContent = `Niet verstuurd. ${error instanceof TypeError ? "Er is geen verbinding." : error.message}`;
  } finally {
    button.disabled = false;
    // Not from who went on to something else meanwhile.
    if (document.activeElement === document.body || form.contains(document.activeElement)) field.focus();
  }
}

let told = 0;
function tellTyping() {
  if (Date.now() - told < TYPING_MS) return;
  told = Date.now();
  const talk = document.querySelector("[data-conversation]").dataset.conversation;
  const body = new URLSearchParams({ csrf, on: "1" });
  fetch(`/desk/conversations/${talk}/typing`, { method: "POST", body, headers: { "X-Part": "1" } }).catch(() => {});
}

let typingEnds = 0;
/** Show for some seconds that the visitor types. */
export function showTyping(on) {
  const line = document.getElementById("typing");
  if (!line) return;
  clearTimeout(typingEnds);
  line.hidden = !on;
  if (on) {
    line.scrollIntoView({ block: "nearest" });
    typingEnds = setTimeout(() => { line.hidden = true; }, TYPING_ENDS_MS);
  }
}

/** Forms come and go with who has the conversation, so that the page listens for them. */
export function watchComposer() {
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("#reply, #note")) return;
    event.preventDefault();
    send(event.target);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.target.closest("#reply, #note")?.requestSubmit();
  });
  document.addEventListener("input", (event) => {
    if (event.target.closest("#reply")) tellTyping();
  });
}
