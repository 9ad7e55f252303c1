/** Keeps what is asked now in view: the question with its answers at the lower edge of the conversation while
 * the question itself is further down, or, where there is no room for that, a row that leads to it. */
import { button, element, icon, inLanguage } from "./dom.js";
import { say } from "./texts.js";

const MOST_OF_LOG = 0.36;
const LEAST_LOG_PX = 400;
// Lower than this, as when the steps are opened above it, a row would leave nothing to read.
const LEAST_FOR_ROW_PX = 160;
const GAP_PX = 8;
// Of the height of the conversation, so that the last lines stay in view.
const PAGE = 0.8;
// Less than this below the edge is seen without a hint.
const HINT_FROM_PX = 60;
// As high as a button; who scrolls sees what is under it.
const MOST_BLIND_PX = 48;
const IN_ONE_PIECE = ".button, .tasks__box";
const IN_LINES = "p, h2, .bullets > li";

export class Dock {
  /** question(): its item, text and language, or null. The answers stand in choices, at the end of log. */
  constructor({ log, choices, question }) {
    Object.assign(this, { log, choices, question });
    this.words = element("p", { class: "choices__question", "aria-hidden": "true" });
    this.jump = button("", () => this.show(), "button--small");
    this.more = element("div", { class: "more", hidden: true }, this.jump);
    this.blind = 0;
    this.unseen = false;
    log.append(this.more);
  }

  get on() {
    return this.choices.classList.contains("is-docked");
  }

  /** Bring into view what the button says: the question from its start, what came last, or the next piece. */
  show() {
    const asked = this.question()?.item;
    const end = this.log.scrollHeight - this.log.clientHeight;
    let top = this.unseen ? end : this.log.scrollTop + this.log.clientHeight * PAGE;
    if (asked && this.hides(asked)) top = asked.offsetTop - this.log.offsetTop - GAP_PX;
    this.log.scrollTop = Math.min(top, end);
    this.place();
  }

  /** Decide what stands at the lower edge; for after every change and every scroll. */
  place() {
    const asked = this.question();
    const isHidden = Boolean(asked?.item) && this.hides(asked.item);
    const docked = (isHidden || this.hidesAnswers(asked)) && this.fits(asked);
    this.set(docked ? asked : null);
    const below = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight;
    const pressed = document.activeElement === this.jump;
    // Under a question in view a row would lie over the very choices that it leads to.
    const isRead = Boolean(asked?.item) && !isHidden && this.choices.childElementCount > 0;
    this.more.hidden = docked || isRead || below <= HINT_FROM_PX || this.log.clientHeight < LEAST_FOR_ROW_PX;
    // From there the next Tab leads to what is asked.
    if (pressed && this.more.hidden) this.log.focus({ preventScroll: true });
    if (below <= HINT_FROM_PX) this.unseen = false;
    if (!this.more.hidden) this.label(isHidden);
    this.log.style.setProperty("scroll-padding-bottom", `${(this.bar?.offsetHeight ?? 0) + GAP_PX}px`);
  }

  /** What stands at the lower edge now. */
  get bar() {
    if (this.on) return this.choices;
    return this.more.hidden ? null : this.more;
  }

  /** Where the conversation comes to rest the bar is so high that it cuts through no words and no button. */
  settle() {
    this.setBlind(0);
    if (!this.bar) return;
    const edge = this.bar.getBoundingClientRect().top;
    const uncut = edgeAboveCut(this.log, edge);
    if (edge - uncut <= MOST_BLIND_PX) this.setBlind(Math.ceil(edge - uncut));
  }

  setBlind(height) {
    if (height === this.blind) return;
    this.blind = height;
    this.log.style.setProperty("--blind", `${height}px`);
  }

  /** Whether the question, with so much below it, goes on under the lower edge. */
  hides(item, below = 0) {
    return Math.floor(item.getBoundingClientRect().bottom + below) > this.log.getBoundingClientRect().bottom;
  }

  /** Whether the answers, where they stand when there is no dock, go on under the lower edge. */
  hidesAnswers(asked) {
    const answers = this.choices.querySelector(".choices__list");
    return Boolean(asked?.item && answers) && this.hides(asked.item, 2 * GAP_PX + answers.offsetHeight);
  }

  /** Stands out when something is asked or came meanwhile. */
  label(isAsked) {
    const text = say(isAsked ? "to_question" : this.unseen ? "to_newest" : "to_end");
    if (this.jump.textContent === text) return;
    this.jump.classList.toggle("button--primary", isAsked || this.unseen);
    this.jump.replaceChildren(text, icon("down"));
  }

  /** Something came that the reader, who reads back, does not see. */
  missed() {
    this.unseen = true;
    this.place();
  }

  fits({ text, language }) {
    if (this.log.clientHeight < LEAST_LOG_PX) return false;
    if (this.on) return true;
    const place = JSON.stringify([text, this.choices.dataset.key, this.log.clientHeight, this.log.clientWidth]);
    if (place !== this.measured) {
      this.measured = place;
      this.set({ text, language });
      this.room = this.choices.offsetHeight - this.blind <= this.log.clientHeight * MOST_OF_LOG;
    }
    return this.room;
  }

  set(asked) {
    this.choices.classList.toggle("is-docked", Boolean(asked));
    // The question proper is the last line; what stands before it are the reasons.
    const text = asked ? asked.text.trim().split("\n").at(-1) : "";
    if (this.words.textContent !== text) this.words.textContent = text;
    inLanguage(this.words, asked?.language);
    if (asked && this.words.parentElement !== this.choices) this.choices.prepend(this.words);
    if (!asked) this.words.remove();
  }
}

/** Where a horizontal line at edge has to go up to, in pixels of the window, to cut through nothing in log. */
function edgeAboveCut(log, edge) {
  const range = document.createRange();
  const cuts = ({ top, bottom }) => top < edge - 1 && bottom > edge + 1;
  const boxes = [...log.querySelectorAll(`:is(${IN_ONE_PIECE}, ${IN_LINES}):not(.more *, .is-docked *)`)]
    .filter((part) => cuts(part.getBoundingClientRect()))
    .flatMap((part) => {
      if (part.matches(IN_ONE_PIECE)) return part.getBoundingClientRect();
      range.selectNodeContents(part);
      return [...range.getClientRects()].filter(cuts);
    });
  const top = Math.min(edge, ...boxes.map((box) => box.top));
  return top < edge ? edgeAboveCut(log, top) : edge;
}
