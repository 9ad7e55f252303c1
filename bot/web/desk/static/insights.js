// Reading messages with the keyboard, and the judgement on an example while it is being written.

import { openKeys } from "./dialogs.js";
import { tidyDrafts } from "./drafts.js";
import { watchMenus } from "./menus.js";
import { post } from "./post.js";

const TYPING = "input:not([type=checkbox]), textarea, select, [contenteditable]";
const PAUSE_MS = 350;

tidyDrafts();
watchMenus();

function step(by) {
  const links = [...document.querySelectorAll("[data-list] .insight__text")];
  if (!links.length) return;
  const at = links.indexOf(document.activeElement);
  links[at < 0 ? (by > 0 ? 0 : links.length - 1) : (at + by + links.length) % links.length].focus();
}

function tickAll() {
  const boxes = [...document.querySelectorAll("input[name=also]")];
  const all = boxes.every((box) => box.checked);
  for (const box of boxes) box.checked = !all;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || document.querySelector("dialog[open]")) return;
  if (document.body.dataset.shortcuts !== "on" || event.target.closest(TYPING)) return;
  const marked = document.querySelector(`[data-shortcut="${CSS.escape(event.key)}"]`);
  const keys = { j: () => step(1), k: () => step(-1), a: tickAll, "?": openKeys };
  if (!marked && !keys[event.key]) return;
  event.preventDefault();
  if (!marked) keys[event.key]();
  else if (marked.matches("button")) marked.click();
  else marked.focus();
});

// What was ticked belongs to each of the forms.
for (const form of document.querySelectorAll("[data-takes-ticks]")) {
  form.addEventListener("formdata", (event) => {
    for (const box of document.querySelectorAll("input[name=also]:checked")) event.formData.append("also", box.value);
  });
}

const form = document.querySelector("[data-check]");
if (form) {
  let timer;
  let asked = 0;
  form.elements.text.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const mine = (asked += 1);
      const found = await post(form.dataset.check, new FormData(form)).catch(() => null);
      // A newer text has been asked about meanwhile.
      if (mine === asked && found !== null) document.getElementById("oordeel").innerHTML = found;
    }, PAUSE_MS);
  });
}
