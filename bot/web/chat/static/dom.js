/** Make an element. props: attributes; `on*` functions are listeners; null and false are left out. */
export function element(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value == null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child != null && child !== false));
  return node;
}

const SVG = "http://www.w3.org/2000/svg";

/** One of the symbols that stand in the page. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

export function button(title, onclick, kind = "") {
  return element("button", { type: "button", class: `button ${kind}`.trim(), onclick }, ...[title].flat());
}

/** Say in which language a part is; null: in that of what it stands in. */
export function inLanguage(node, language) {
  if (language) node.lang = language;
  else node.removeAttribute("lang");
}

export const byId = (id) => document.getElementById(id);

/** Where the focus goes when what had it is gone: the window that is open, else the field to write in. With a
 * finger, which would bring up a keyboard, and where there is no field, the conversation. */
export function rest() {
  const over = document.querySelector("dialog[open] [tabindex], dialog[open] button");
  const field = byId("text");
  const place = matchMedia("(pointer: coarse)").matches || !field.getClientRects().length ? byId("log") : field;
  (over ?? place).focus({ preventScroll: true });
}

/** Change the page without losing the focus: it goes to what has the same data-key now, else to rest. */
export function keepFocus(change) {
  const held = document.activeElement;
  const around = held.closest("section, dialog, form, main");
  change();
  if (held === document.body) return;
  const isThere = held.isConnected && held.getClientRects().length;
  if (isThere && held === document.activeElement) return;
  const { key } = held.dataset;
  const alike = key && around ? [...around.querySelectorAll("[data-key]")] : [];
  const same = isThere ? held : alike.find((node) => node.dataset.key === key);
  if (same) same.focus({ preventScroll: true });
  else rest();
}
