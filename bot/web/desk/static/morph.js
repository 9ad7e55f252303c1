// Bring a piece of the page into a new state while what the reader does there stays: focus, scrolling, what
// is typed, what is unfolded.

const KEPT = new Set(["open", "value", "checked"]);
const keeps = (node, name) => KEPT.has(name) && (node.type !== "hidden" || "keep" in node.dataset);

/** Make `from` like `to`, a fresh element of the same kind. */
export function morph(from, to) {
  if (from.isEqualNode(to)) return;
  syncAttributes(from, to);
  if (from.matches("[data-keep]")) return;
  if (from.matches("textarea")) syncText(from, to);
  else if (from.matches("select")) syncChoice(from, to);
  else syncChildren(from, to);
}

/** A text that nobody changed follows the server. */
function syncText(from, to) {
  const isTyped = from.value !== from.defaultValue;
  const typed = from.value;
  from.defaultValue = to.defaultValue;
  if (isTyped) from.value = typed;
}

/** Other options; what was chosen stays chosen while it can be, and nothing changes under who is choosing. */
function syncChoice(from, to) {
  if (from === document.activeElement) return;
  const isChosen = [...from.options].some((option) => option.selected !== option.defaultSelected);
  const chosen = from.value;
  from.replaceChildren(...[...to.children].map((option) => document.importNode(option, true)));
  if (isChosen && [...from.options].some(({ value, disabled }) => value === chosen && !disabled)) from.value = chosen;
}

function syncAttributes(from, to) {
  for (const { name, value } of [...to.attributes]) {
    if (!keeps(from, name) && from.getAttribute(name) !== value) from.setAttribute(name, value);
  }
  for (const { name } of [...from.attributes]) {
    if (!keeps(from, name) && !to.hasAttribute(name)) from.removeAttribute(name);
  }
}

// By getAttribute: the property of a form that has a field named "id" is that field. A form is what it does: one
// that turned into another would do that other thing at the second click.
const keyOf = (node) =>
  (node.nodeType === Node.ELEMENT_NODE &&
    (node.getAttribute("id") || node.getAttribute("data-key") || node.getAttribute("action"))) || "";

function syncChildren(from, to) {
  const keyed = new Map([...from.children].filter(keyOf).map((child) => [keyOf(child), child]));
  let at = from.firstChild;
  for (const wanted of [...to.childNodes]) {
    const key = keyOf(wanted);
    const found = key ? keyed.get(key) : at && !keyOf(at) && alike(at, wanted) ? at : null;
    if (found && found.nodeName === wanted.nodeName) {
      if (found === at) at = at.nextSibling;
      else from.insertBefore(found, at);
      if (found.nodeType === Node.ELEMENT_NODE) morph(found, wanted);
      else if (found.data !== wanted.data) found.data = wanted.data;
    } else {
      from.insertBefore(document.importNode(wanted, true), at);
    }
  }
  while (at) {
    const gone = at;
    at = at.nextSibling;
    gone.remove();
  }
}

const alike = (one, other) => one.nodeType === other.nodeType && one.nodeName === other.nodeName;
