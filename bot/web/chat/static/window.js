/** A window over the page, with a title and a button to close it. The browser returns focus to where it was. */
import { announcer } from "./announcer.js";
import { button, element, icon } from "./dom.js";
import { page } from "./texts.js";

/** What lies under a window cannot be pressed; 112 and the way out stay at hand. */
export function urgent() {
  return [
    element("a", { class: "window__call no-print", href: "tel:112" }, icon("phone"), page.call112),
    element("button", { class: "button button--small button--leave no-print", type: "submit", form: "exit" }, page.leave),
  ];
}

/** Put a dialog over the page, in place of one that is there. It goes when it closes. */
export function cover(dialog) {
  document.querySelector("dialog[open]")?.close();
  dialog.addEventListener("close", () => {
    announcer.follow();
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
  announcer.follow();
}

export function openWindow(title, ...content) {
  const heading = element("h2", { id: "window-title", tabindex: "-1" }, title);
  const close = button(icon("cross"), () => dialog.close(), "button--icon button--quiet no-print");
  close.setAttribute("aria-label", page.close);
  const body = element("div", { class: "window__body" }, ...content);
  const dialog = element(
    "dialog",
    { "aria-labelledby": "window-title" },
    element("div", { class: "window__head" }, heading, element("div", { class: "window__out" }, ...urgent(), close)),
    body,
  );
  cover(dialog);
  heading.focus();
  return { dialog, body };
}
