// What staff do that leaves them in the conversation happens in place: what they type meanwhile stays, and so does
// where they are.

import { dropDrafts } from "./drafts.js";
import { refreshLanes, refreshTalk } from "./pieces.js";
import { post, sayFailed, sayNothing } from "./post.js";

const underWay = new WeakSet();

/** Close the menu that the form stands in; who was in it comes back to what opened it. */
function closeMenu(form) {
  const menu = form.closest("details.menu[open]");
  if (!menu) return;
  const wasIn = menu.contains(document.activeElement);
  menu.open = false;
  if (wasIn) menu.querySelector("summary").focus();
}

function sayDone(button) {
  const name = button.getAttribute("aria-label") ?? button.textContent;
  document.getElementById("announcer").textContent = `Gedaan: ${name.trim()}.`;
}

async function perform(form, button) {
  if (underWay.has(form)) return;
  underWay.add(form);
  try {
    await post(form.action, new FormData(form, button));
    sayNothing();
    sayDone(button);
    dropDrafts(form);
    form.reset();
    closeMenu(form);
  } catch (error) {
    sayFailed("Niet gelukt.", error);
  } finally {
    underWay.delete(form);
  }
  await Promise.all([refreshTalk(), refreshLanes()]);
  // The button went with what it did: from here the keys of the conversation work.
  if (document.activeElement === document.body) document.getElementById("log").focus({ preventScroll: true });
}

export function watchActs() {
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-in-place]")) return;
    event.preventDefault();
    perform(event.target, event.submitter);
  });
}
