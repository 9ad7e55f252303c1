/** Says new messages to people who do not see them. There is one of it, in the page from the start. */
import { byId } from "./dom.js";

const CLEARED_AFTER_MS = 10_000;

class Announcer {
  constructor(node) {
    this.node = node;
    this.home = node.parentElement;
  }

  say(text, language) {
    const line = document.createElement("p");
    if (language) line.lang = language;
    line.textContent = text;
    this.node.append(line);
    setTimeout(() => line.remove(), CLEARED_AFTER_MS);
  }

  /** Go along into the window over the page, or back: what lies under a window is said to nobody. Lines that
   * were said already stay behind, so that they are not said again; over a pause nothing is read out. */
  follow() {
    const place = document.querySelector("dialog[open]:not(.pause)") ?? this.home;
    if (this.node.parentElement === place) return;
    this.node.replaceChildren();
    place.append(this.node);
  }
}

export const announcer = new Announcer(byId("announcer"));
