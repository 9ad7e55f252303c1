/** After a long silence the chat hides itself, with a warning before; nothing is lost. */
import { button, element, rest } from "./dom.js";
import { page, say } from "./texts.js";
import { cover, openWindow, urgent } from "./window.js";

const WARN_AFTER_MS = page.idleMinutes * 60_000;
const WARNING_MS = page.idleWarningMinutes * 60_000;
const LOOK_MS = 5000;

export function watchIdle(conversation) {
  let active = Date.now();
  let warning = null;
  let paused = false;
  const stir = () => {
    if (!warning && !paused) active = Date.now();
  };
  for (const name of ["keydown", "pointerdown", "input", "scroll"]) {
    document.addEventListener(name, stir, { passive: true, capture: true });
  }
  conversation.addEventListener("messages", stir);
  setInterval(() => {
    const silent = Date.now() - active;
    // Nobody is sent away who waits for a person or talks with one.
    if (paused || ["waiting", "staff"].includes(conversation.status)) return;
    if (silent > WARN_AFTER_MS + WARNING_MS) pause();
    else if (silent > WARN_AFTER_MS && !warning) warn();
  }, LOOK_MS);

  function warn() {
    const stay = button(say("idle_stay"), () => warning.dialog.close(), "button--primary");
    warning = openWindow(
      say("idle_title"),
      element("p", {}, say("idle_text", { minutes: page.idleWarningMinutes })),
      element("div", { class: "window__acts" }, stay),
    );
    warning.dialog.addEventListener("close", () => {
      warning = null;
      stir();
    });
    stay.focus();
  }

  function pause() {
    warning?.dialog.close();
    paused = true;
    const resume = button(say("paused_resume"), () => screen.close(), "button--primary");
    const screen = element(
      "dialog",
      { class: "pause", "aria-labelledby": "pause-title" },
      element(
        "div",
        {},
        element("h2", { id: "pause-title" }, say("paused_title")),
        element("p", {}, say("paused_text")),
        resume,
        element("div", { class: "window__acts" }, ...urgent()),
      ),
    );
    screen.addEventListener("close", () => {
      paused = false;
      stir();
      conversation.wake();
      rest();
    });
    cover(screen);
  }
}
