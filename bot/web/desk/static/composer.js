// Replying and writing notes without leaving the page; typing is shown both ways.

import { keep, keepDraft, kept } from "./drafts.js";
import { refreshTalk } from "./pieces.js";
import { post, sayFailed, sayNothing } from "./post.js";

const TYPING_MS = 3000; // how often it is told that one types
const TYPING_ENDS_MS = 6000;
const TRIED = "reply-id"; // under which the id of a reply is kept that may have arrived
const csrf = document.body.dataset.csrf;

async function send(form) {
  const field = form.elements.text;
  const button = form.querySelector("[type=submit]");
  const sent = field.value;
  if (button.disabled || !form.reportValidity()) return;
  button.disabled = true;
  if (form.elements.id) keep(TRIED, form.elements.id.value);
  try {
    await post(form.action, new FormData(form));
    // Who writes on while it is sent keeps that.
    field.value = field.value.startsWith(sent) ? field.value.slice(sent.length).trimStart() : field.value;
    keepDraft(field);
    sayNothing();
    renewId(form);
    await refreshTalk();
  } catch (error) {
    // What was typed stays until it has arrived.
    sayFailed("Niet verstuurd.", error);
  } finally {
    button.disabled = false;
    // Not from who went on to something else meanwhile.
    if (document.activeElement === document.body || form.contains(document.activeElement)) field.focus();
  }
}

/** Another text is another message: sent with an id that arrived before, it would be taken for that one. */
function renewId(form) {
  if (!form.elements.id) return;
  form.elements.id.value = crypto.randomUUID();
  keep(TRIED, "");
}

/** The same text sent again is the same message, also on a page that was loaded since. */
function takeUpId() {
  const form = document.getElementById("reply");
  const id = kept(TRIED);
  if (form && id) form.elements.id.value = id;
}

let told = 0;
function tellTyping() {
  if (Date.now() - told < TYPING_MS) return;
  told = Date.now();
  const talk = document.querySelector("[data-conversation]").dataset.conversation;
  post(`/desk/conversations/${talk}/typing`, { csrf, on: "1" }).catch(() => {});
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
  takeUpId();
  document.addEventListener("talk", takeUpId);
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("#reply, #note")) return;
    event.preventDefault();
    send(event.target);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.target.closest("#reply, #note")?.requestSubmit();
  });
  document.addEventListener("input", (event) => {
    const form = event.target.closest("#reply");
    if (!form) return;
    if (kept(TRIED)) renewId(form);
    tellTyping();
  });
}
