/** A window over the page, with a title and a button to close it. The browser returns focus to where it was. */
import { button, element, icon } from "./dom.js";
import { page } from "./texts.js";

export function openWindow(title, ...content) {
  const heading = element("h2", { id: "window-title", tabindex: "-1" }, title);
  const close = button(icon("cross"), () => dialog.close(), "button--icon button--quiet no-print");
  close.setAttribute("aria-label", page.close);
  // What lies under the window cannot be pressed; 112 stays at hand.
  const call = element("a", { class: "window__call no-print", href: "tel:112" }, icon("phone"), page.call112);
  const body = element("div", { class: "window__body" }, ...content);
  const dialog = element(
    "dialog",
    { "aria-labelledby": "window-title" },
    element("div", { class: "window__head" }, heading, call, close),
    body,
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.querySelector("dialog[open]")?.close();
  document.body.append(dialog);
  dialog.showModal();
  heading.focus();
  return { dialog, body };
}
