// Bring a piece of the page into a new state while what the reader does there stays: focus, scrolling, what
// is typed, what is unfolded.

const KEPT = new Set(["open", "value", "checked"]);

/** Make `from` like `to`, a fresh element of the same kind. */
export function morph(from, to) {
  if (from.isEqualNode(to)) return;
  syncAttributes(from, to);
  if (from.matches("textarea, select, [data-keep]")) return;
  syncChildren(from, to);
}

function syncAttributes(from, to) {
  for (const { name, value } of [...to.attributes]) {
    if (!KEPT.has(name) && from.getAttribute(name) !== value) from.setAttribute(name, value);
  }
  for (const { name } of [...from.attributes]) {
    if (!KEPT.has(name) && !to.hasAttribute(name)) from.removeAttribute(name);
  }
}

// By getAttribute: the property of a form that has a field named "id" is that field.
const keyOf = (node) =>
  (node.nodeType === Node.ELEMENT_NODE && (node.getAttribute("id") || node.getAttribute("data-key"))) || "";

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
