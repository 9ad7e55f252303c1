// Show covered contact data in place for a minute; the server logs it.

import { post, sayFailed } from "./post.js";

const SHOWN_MS = 60_000; // then it is covered again
const shown = new Map(); // selector of a place -> what stands there, and what covered it

const formsOf = (selector) => [...document.querySelectorAll("[data-reveal]")].filter((form) => form.dataset.reveal === selector);

function put(selector, text) {
  const place = document.querySelector(selector);
  if (place) place.textContent = text;
  for (const form of formsOf(selector)) form.hidden = shown.has(selector);
  return place;
}

function show(selector, text) {
  shown.set(selector, { text, covered: document.querySelector(selector).textContent });
  const place = put(selector, text);
  place.tabIndex = -1;
  place.focus();
  setTimeout(() => {
    const { covered } = shown.get(selector);
    shown.delete(selector);
    put(selector, covered);
  }, SHOWN_MS);
}

/** The conversation was drawn anew, with everything covered: who reads a number goes on reading. */
function showAgain() {
  for (const [selector, one] of shown) {
    one.covered = document.querySelector(selector)?.textContent ?? one.covered;
    put(selector, one.text);
  }
}

export function watchReveal() {
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.dataset.reveal) return;
    event.preventDefault();
    try {
      show(form.dataset.reveal, await post(form.action, new FormData(form)));
    } catch (error) {
      sayFailed("Niet getoond.", error);
    }
  });
  document.addEventListener("talk", showAgain);
}
