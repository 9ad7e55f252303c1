/** The field to write in: it grows, Enter sends, drafts survive a reload, long text goes in parts. */
import { announcer } from "./announcer.js";
import { button } from "./dom.js";
import { parts } from "./parts.js";
import { local, session } from "./storage.js";
import { page, say } from "./texts.js";

const DRAFT = "tp-draft";
const ENTER = "tp-enter-sends";
const TYPING_EVERY_MS = 3000;

/** Length as the server counts it: in code points. */
const length = (text) => [...text].length;

export class Composer {
  /** send(text): passes a text on. typing(): the visitor is typing. */
  constructor({ form, field, error, send, typing }) {
    Object.assign(this, { form, field, error, send, typing, typedAt: 0 });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing || !this.enterSends) return;
      event.preventDefault();
      this.submit();
    });
    field.addEventListener("input", () => this.changed());
    let [width, height] = [window.innerWidth, window.innerHeight];
    window.addEventListener("resize", () => {
      // Lower and as wide: the keyboard of a phone opens. The conversation finds its place first.
      if (window.innerWidth === width && window.innerHeight < height) setTimeout(() => this.stayInView());
      [width, height] = [window.innerWidth, window.innerHeight];
    });
    if (!field.value) field.value = session.getItem(DRAFT) ?? "";
    this.fit();
  }

  /** Whether Enter sends: as chosen, else on devices with a keyboard. */
  get enterSends() {
    const chosen = local.getItem(ENTER);
    return chosen ? chosen === "yes" : matchMedia("(pointer: fine)").matches;
  }

  set enterSends(on) {
    local.setItem(ENTER, on ? "yes" : "no");
  }

  changed() {
    session.setItem(DRAFT, this.field.value);
    this.fit();
    this.stayInView();
    if (this.field.getAttribute("aria-invalid")) this.check();
    if (Date.now() - this.typedAt > TYPING_EVERY_MS) {
      this.typedAt = Date.now();
      this.typing();
    }
  }

  /** As tall as its text, by number of rows, for the page allows no inline styles; the style sheet sets a limit. */
  fit() {
    this.field.rows = 1;
    while (this.field.scrollHeight > this.field.clientHeight + 2) {
      const before = this.field.offsetHeight;
      this.field.rows += 1;
      if (this.field.offsetHeight === before) break;
    }
  }

  /** Who writes sees what is written, and the button to send it. */
  stayInView() {
    if (document.activeElement !== this.field) return;
    for (const part of [this.field.parentElement, this.field]) part.scrollIntoView({ block: "nearest" });
  }

  submit() {
    const text = this.field.value.trim();
    if (!text) return this.complain(say("empty"));
    if (length(text) > page.longestText) return this.offerParts(text);
    this.empty();
    this.send(text);
    this.field.focus();
  }

  empty() {
    this.field.value = "";
    session.removeItem(DRAFT);
    this.complain(null);
    this.fit();
  }

  /** Keep texts that were not sent, and under them what stands in the field, for after a reload. */
  keep(texts) {
    this.field.value = [...texts, this.field.value].filter(Boolean).join("\n");
    if (this.field.value) session.setItem(DRAFT, this.field.value);
  }

  /** Put a text back, e.g. one the server found too long. */
  restore(text) {
    this.keep([text]);
    this.fit();
    this.field.focus();
    if (length(this.field.value) > page.longestText) this.offerParts(this.field.value.trim());
  }

  complain(text, act = null) {
    this.field.toggleAttribute("aria-invalid", Boolean(text));
    if (text) this.field.setAttribute("aria-invalid", "true");
    this.error.hidden = !text;
    this.error.replaceChildren(...[text, act].filter(Boolean));
    if (text) {
      announcer.say(text);
      this.field.focus();
    }
  }

  check() {
    const text = this.field.value.trim();
    if (text && length(text) <= page.longestText) this.complain(null);
  }

  offerParts(text) {
    const pieces = parts(text, page.longestText);
    const act = button(
      say("send_parts", { parts: pieces.length }),
      () => {
        this.empty();
        for (const piece of pieces) this.send(piece);
        this.field.focus();
      },
      "button--small button--primary",
    );
    this.complain(say("too_long", { length: length(text), limit: page.longestText }), act);
  }
}
