// Shortcuts of one key: not while one types, and only for who wants them.

import { openCanned, openKeys } from "./dialogs.js";

const TYPING = "input, textarea, select, [contenteditable]";

function step(by) {
  const links = [...document.querySelectorAll("#lanes .item:not([hidden]) .item__name")];
  if (!links.length) return;
  let at = links.indexOf(document.activeElement);
  if (at < 0) at = links.findIndex((link) => link.hasAttribute("aria-current"));
  if (at < 0 && by < 0) at = 0;
  links[(at + by + links.length) % links.length].focus();
}

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  o: () => document.activeElement.matches(".item__name") && document.activeElement.click(),
  t: () => document.querySelector("#inhoud form[action$='/take'] button")?.click(),
  f: () => document.getElementById("sieve")?.focus(),
  r: () => document.getElementById("antwoord")?.focus(),
  n: () => {
    const note = document.querySelector("details.note");
    if (!note) return;
    note.open = true;
    document.getElementById("notitie").focus();
  },
  "/": openCanned,
  "?": openKeys,
};

export function watchShortcuts() {
  const wanted = document.body.dataset.shortcuts === "on";
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || document.querySelector("dialog[open]")) return;
    // The slash at the start of an empty reply is part of writing, and works for everybody.
    if (event.key === "/" && event.target.id === "antwoord" && !event.target.value) {
      event.preventDefault();
      openCanned();
      return;
    }
    if (!wanted || event.target.closest(TYPING) || !KEYS[event.key]) return;
    event.preventDefault();
    KEYS[event.key]();
  });
}
