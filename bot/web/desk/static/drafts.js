// What was typed and not sent stays in this tab, for who typed it: it is back when the conversation is opened again.
// It goes when it is sent, when its writer logs out in any tab, and when somebody else logs in.

const PREFIX = "tp-desk-draft-";
const OUT = "tp-desk-out"; // when somebody last logged out in this browser, see ended.js
const LEAVING = `${PREFIX}leaving`; // a form with drafts that leads to another page when it succeeds
const FIELDS = "[data-draft]";
const { open } = document.body.dataset;
const { staff } = document.querySelector("[data-staff]").dataset;
const MINE = `${PREFIX}${staff}-`;

// A browser may give no storage, or none any more: then what is typed stands in its field only.
function attempt(work) {
  try {
    return work();
  } catch {
    return null;
  }
}

const read = (key) => attempt(() => JSON.parse(sessionStorage.getItem(key))) ?? {};

function write(key, found) {
  attempt(() => {
    if (Object.keys(found).length) sessionStorage.setItem(key, JSON.stringify(found));
    else sessionStorage.removeItem(key);
  });
}

function forget(isGone) {
  attempt(() => {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX) && isGone(key)) sessionStorage.removeItem(key);
  });
}

/** Keep a text of the open conversation under a name until it is ""; a field's by its id. */
export function keep(name, text) {
  const texts = read(MINE + open);
  if (text) texts[name] = text;
  else delete texts[name];
  write(MINE + open, texts);
}

/** What is kept under this name; "" when nothing is. */
export const kept = (name) => read(MINE + open)[name] ?? "";

/** Keep what stands in a field now. */
export const keepDraft = (field) => keep(field.id, field.value === field.defaultValue ? "" : field.value);

/** The fields of this form were sent. */
export function dropDrafts(form) {
  for (const field of form.querySelectorAll(FIELDS)) keep(field.id, "");
}

/** Put back what was typed, in the fields in which nothing stands. */
function restore() {
  for (const [name, text] of Object.entries(read(MINE + open))) {
    const field = document.getElementById(name);
    if (!field?.matches(FIELDS) || field.value !== field.defaultValue) continue;
    field.value = text;
    const fold = field.closest("details");
    // A menu would cover what stands below it.
    if (fold && !fold.matches(".menu, .facts__fold")) fold.open = true;
  }
}

/** A form led here, and not back to its conversation: it succeeded. */
function settleLeaving() {
  const { from, names } = read(LEAVING);
  write(LEAVING, {});
  if (!from || from === open) return;
  const texts = read(MINE + from);
  for (const name of names ?? Object.keys(texts)) delete texts[name];
  write(MINE + from, texts);
}

/** Which drafts are settled when this form succeeds: all of a conversation that is closed. */
function noteLeaving(form) {
  const names = [...form.querySelectorAll(FIELDS)].map(({ id }) => id);
  if ("closes" in form.dataset) write(LEAVING, { from: open });
  else if (names.length) write(LEAVING, { from: open, names });
}

/** Remove what others typed in this tab, and everything when somebody logged out in another one. */
export function tidyDrafts() {
  forget((key) => !key.startsWith(MINE) && key !== LEAVING);
  const out = attempt(() => localStorage.getItem(OUT)) ?? "";
  if (out !== (attempt(() => sessionStorage.getItem(OUT)) ?? "")) {
    forget(() => true);
    attempt(() => sessionStorage.setItem(OUT, out));
  }
}

export function watchDrafts() {
  tidyDrafts();
  addEventListener("storage", ({ key }) => key === OUT && tidyDrafts());
  settleLeaving();
  if (!open) return;
  // What was typed before this script was there.
  for (const field of document.querySelectorAll(FIELDS)) if (field.value !== field.defaultValue) keepDraft(field);
  restore();
  document.addEventListener("talk", restore);
  document.addEventListener("input", ({ target }) => target.matches(FIELDS) && keepDraft(target));
  // On the window: the listeners of the document come first, and keep from leaving.
  addEventListener("submit", (event) => event.defaultPrevented || noteLeaving(event.target));
}
