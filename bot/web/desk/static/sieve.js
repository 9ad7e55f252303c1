// The filter above the queue works while one types, and is remembered for who typed it.

import { inTurn, refreshLanes } from "./pieces.js";
import { post, sayFailed, sayNothing } from "./post.js";

const PAUSE_MS = 250; // after the last letter
let timer = 0;
let told = true; // whether it was said what the filter leaves

const apply = inTurn(async () => {
  const form = document.querySelector(".sieve");
  try {
    await post(form.action, new FormData(form));
    sayNothing();
  } catch (error) {
    sayFailed("Niet gefilterd.", error);
    return;
  }
  told = false;
  await refreshLanes();
});

function sayWhatIsLeft() {
  if (told) return;
  told = true;
  document.getElementById("announcer").textContent = document.getElementById("sieve-note").textContent || "Alles wordt getoond.";
}

export function watchSieve() {
  document.addEventListener("input", (event) => {
    if (event.target.id !== "sieve") return;
    clearTimeout(timer);
    timer = setTimeout(apply, PAUSE_MS);
  });
  document.addEventListener("submit", (event) => {
    if (!event.target.matches(".sieve")) return;
    event.preventDefault();
    clearTimeout(timer);
    const field = document.getElementById("sieve");
    if (event.submitter?.name === "clear") field.value = "";
    field.focus();
    apply();
  });
  document.addEventListener("lanes", sayWhatIsLeft);
  // What was typed before this script was there.
  const field = document.getElementById("sieve");
  if (field && field.value !== field.defaultValue) apply();
}
