/** The list of messages, the answers to choose from, and what was sent but has not arrived. */
import { Dock } from "./dock.js";
import { button, element, icon, keepFocus } from "./dom.js";
import { richText } from "./richtext.js";
import { day, foreign, list, page, say, time } from "./texts.js";
import { stepActs, stepsOfMessage } from "./steps.js";

const NEAR_END_PX = 120;
const AT_END_PX = 8;
const ALMOST_FITS_PX = 40;
const LOOK_ORDER = ["primary", "", "quiet"];
const ASK_HUMAN = "ask_human";
const LEAVE_QUEUE = "leave_queue"; // stands with the place in the queue

export function sender(message) {
  if (message.author === "visitor") return say("you");
  if (message.author === "staff") return message.staff ?? say("staff");
  return say(message.author === "system" ? "system" : "bot");
}

/** What is read aloud of a message: each step is a sentence, with a pause after it. */
export function spoken(message) {
  const steps = (message.steps ?? []).map(({ title }) => (/[.?]$/.test(title) ? title : `${title}.`));
  return [message.text, ...steps].filter(Boolean).join(" ");
}

export class MessageList {
  /** press(id, title): a choice was made. discard(id): take an unsent message away. steps(): as they are now. */
  constructor({ conversation, log, list, choices, typing, press, discard, steps }) {
    Object.assign(this, { conversation, log, list, choices, typing, press, discard, steps });
    this.rendered = new Map(); // seq -> li
    this.pending = new Map(); // message id -> li
    this.dock = new Dock({ log, choices, question: () => this.question() });
    this.atEnd = true;
    log.addEventListener(
      "scroll",
      () => {
        this.atEnd = this.below < AT_END_PX;
        if (!this.isWhereLeft) this.dock.setBlind(0);
        this.dock.place();
        this.moved();
      },
      { passive: true },
    );
    document.addEventListener("scroll", () => this.moved(), { passive: true });
    // A band that appears, the keyboard of a phone, a phone that is turned, or the font that comes must not
    // hide the newest message.
    const sizes = new ResizeObserver(() => {
      this.keepPlace();
      this.dock.place();
    });
    for (const part of [log, list]) sizes.observe(part);
  }

  /** Whether the conversation scrolls by itself; else, on a small or enlarged screen, the page does. */
  get scrolls() {
    return this.log.scrollHeight > this.log.clientHeight + 1;
  }

  /** Pixels below what is shown. */
  get below() {
    if (this.scrolls) return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight;
    const last = this.choices.lastElementChild ?? this.list.lastElementChild;
    return last.getBoundingClientRect().bottom - window.innerHeight;
  }

  /** How far the reader has scrolled, be it the conversation or the page. Where what stands above the
   * conversation grows, the browser scrolls the page along; for the reader that is the same place. */
  get place() {
    return this.scrolls ? this.log.scrollTop : -this.list.getBoundingClientRect().top;
  }

  get isWhereLeft() {
    return Math.abs(this.place - this.leftAt) < 4;
  }

  get nearEnd() {
    return this.below < NEAR_END_PX;
  }

  clear() {
    this.list.replaceChildren(...this.list.querySelectorAll("#notice"));
    this.choices.replaceChildren();
    delete this.choices.dataset.key;
    this.dock.place();
    this.rendered.clear();
    this.pending.clear();
  }

  /** Whether the visitor has said nothing yet. */
  get isOpening() {
    return !this.conversation.ordered.some((message) => message.author === "visitor");
  }

  /** Show messages that came; keeps the place of someone who is reading back. */
  add(added, { live }) {
    if (!this.rendered.size) this.clear();
    const follow = !live || this.follows || added.some((message) => message.author === "visitor");
    for (const message of added) this.insert(message);
    this.showOutbox();
    this.showChoices();
    this.showSteps(this.steps());
    if (follow) this.scrollToTurn();
    else this.dock.missed();
  }

  insert(message) {
    const item = this.draw(message);
    const later = [...this.rendered.keys()].filter((seq) => seq > message.seq).sort((a, b) => a - b)[0];
    const before = later ? this.rendered.get(later) : [...this.pending.values()][0] ?? null;
    this.list.insertBefore(item, before);
    this.rendered.set(message.seq, item);
    const ordered = this.conversation.ordered;
    const place = ordered.findIndex((other) => other.seq === message.seq);
    const [earlier, , next] = [ordered[place - 1], message, ordered[place + 1]];
    item.classList.toggle("is-continued", goesOn(earlier, message));
    if (next) this.rendered.get(next.seq)?.classList.toggle("is-continued", goesOn(message, next));
    const at = new Date(message.at);
    // That it begins today goes without saying.
    if (new Date(earlier?.at ?? Date.now()).toDateString() !== at.toDateString()) {
      item.before(element("li", { class: "day" }, day(at)));
    }
  }

  draw(message) {
    const at = new Date(message.at);
    const steps = message.steps ?? [];
    const kinds = [
      "message",
      `message--${message.author}`,
      message.emergency && "message--emergency",
      steps.length && "message--steps",
    ].filter(Boolean);
    const language = foreign(message.language);
    const body = element("div", { class: "message__body", lang: language, dir: language ? "ltr" : null });
    body.append(...richText(message.text ?? "", { links: message.author !== "visitor" }));
    if (message.emergency && !steps.some((step) => step.tel)) {
      body.append(
        element("a", { class: "button button--danger button--call", href: "tel:112", lang: page.language }, icon("phone"), page.call112),
      );
    }
    if (steps.length) body.append(stepsOfMessage(steps, [], () => []));
    const masked = message.masked?.length
      ? element("p", { class: "message__masked" }, say("masked", { what: list(message.masked.map(maskedKind)) }))
      : null;
    return element(
      "li",
      { class: kinds.join(" "), "data-seq": message.seq },
      element(
        "p",
        { class: "message__who" },
        element("span", {}, message.emergency ? `${sender(message)} – ${say("emergency")}` : sender(message)),
        " ",
        element("time", { datetime: message.at }, time(at)),
        message.author === "visitor" ? element("span", { class: "message__sent" }, say("sent")) : null,
      ),
      body,
      masked,
    );
  }

  /** Draw the steps in messages as they are now. Only the newest list has buttons; the others are to read. */
  showSteps(state) {
    const withSteps = this.conversation.ordered.filter((message) => message.steps?.length);
    for (const message of withSteps) {
      const item = this.rendered.get(message.seq);
      const newest = message === withSteps.at(-1);
      const acts = newest ? (step) => stepActs(step, this.conversation.offered, this.press) : () => [];
      const now = JSON.stringify([newest, state]);
      if (item.dataset.steps === now) continue;
      item.dataset.steps = now;
      item.classList.toggle("is-current", newest);
      keepFocus(() => item.querySelector(".tasks").replaceWith(stepsOfMessage(message.steps, state, acts)));
      this.keepPlace();
    }
  }

  /** Choices of the newest turn, directly after the newest message. */
  showChoices() {
    const turn = this.turn();
    const offered = new Map();
    // While a person answers, choices of the computer would go nowhere.
    const none =
      ["closed", "staff"].includes(this.conversation.status) || this.conversation.outbox.underWay.some((item) => item.button);
    let language = null;
    for (const message of none ? [] : turn) {
      for (const { id, title } of message.buttons ?? []) if (!isStepButton(id, turn)) offered.set(id, title);
      if (message.buttons?.length) language = foreign(message.language);
    }
    offered.delete(LEAVE_QUEUE);
    // Alone, or under the first question, it says what the button at the field says already.
    if ((offered.size === 1 || this.isOpening) && this.conversation.status === "bot") offered.delete(ASK_HUMAN);
    const key = JSON.stringify([...offered]);
    if (key === this.choices.dataset.key) return;
    this.choices.dataset.key = key;
    const look = (id) => page.looks[id] ?? "";
    const nodes = [...offered]
      .sort(([one], [other]) => LOOK_ORDER.indexOf(look(one)) - LOOK_ORDER.indexOf(look(other)))
      .map(([id, title]) => button(title, () => this.press(id, title), look(id) && `button--${look(id)}`));
    for (const node of language ? nodes : []) node.lang = language;
    const group = nodes.length
      ? element("div", { class: "choices__list", role: "group", "aria-label": say("choices") }, nodes)
      : "";
    keepFocus(() => this.choices.replaceChildren(group));
  }

  /** What was sent and has not come back, at the end of the list with its state. */
  showOutbox() {
    const { waiting } = this.conversation.outbox;
    const follow = this.nearEnd;
    for (const [id, item] of this.pending) {
      if (!waiting.some((other) => other.id === id)) {
        keepFocus(() => item.remove());
        this.pending.delete(id);
      }
    }
    let grew = false;
    for (const [index, message] of waiting.entries()) {
      let item = this.pending.get(message.id);
      if (!item) {
        item = element(
          "li",
          { class: "message message--visitor", "data-pending": message.id },
          element("p", { class: "message__who" }, element("span", {}, say("you"))),
          element("div", { class: "message__body" }, richText(message.text ?? message.title, { links: false })),
          element("p", { class: "message__state" }),
        );
        this.pending.set(message.id, item);
        this.list.append(item);
        grew = true;
      }
      const changed = this.drawState(item.querySelector(".message__state"), message, index);
      grew ||= changed && follow;
    }
    // Not before the line with its state, and what can be done, stands there too.
    if (grew) this.scrollToEnd();
  }

  /** Gives whether the line is another one now. */

  drawState(line, message, index) {
    const failed = message.state === "failed" || message.state === "too_long";
    const key = { acknowledged: "sent", waiting: "offline_waiting", busy: "busy_waiting", failed: "failed", too_long: "failed" };
    const first = this.conversation.outbox.waiting.findIndex((other) => other.state !== "acknowledged") === index;
    const text = say(key[message.state] ?? (first ? "sending" : "queued"));
    const state = `${message.state} ${text} ${message.reason ?? ""}`;
    if (line.dataset.state === state) return false;
    line.dataset.state = state;
    line.className = `message__state${failed ? " message__state--failed" : ""}`;
    keepFocus(() => line.replaceChildren(failed && message.reason ? `${text}. ${message.reason}` : text));
    if (!failed) return true;
    const act = (text, work) => button(say(text), work, "button--small button--quiet");
    const acts = [act("discard", () => this.discard(message.id))];
    if (message.state === "failed") acts.unshift(act("retry", () => this.conversation.outbox.retry(message.id)));
    line.append(element("span", { class: "message__acts" }, acts));
    return true;
  }

  showTyping(author) {
    this.typing.hidden = !author;
    if (!author) return;
    const follow = this.nearEnd;
    const name = author === "staff" ? this.conversation.staffName ?? say("staff") : say("bot");
    this.typing.textContent = say("typing", { name });
    if (follow) this.scrollToEnd();
  }

  /** Whether the reader is where the last scrolling left them, or at the end. */
  get follows() {
    return this.nearEnd || this.isWhereLeft;
  }

  /** Which of the two scrolls, and what the reader sees; for when the other takes over. */
  remember() {
    this.scrolled = this.scrolls;
    this.followed = this.follows;
    const edge = this.scrolls ? this.log.getBoundingClientRect().top : topOfPage();
    this.seen = [...this.rendered.values()].find((item) => item.getBoundingClientRect().bottom > edge + 1);
  }

  /** Where the page scrolls now and the conversation did, or the other way round, show what was in view; then true. */
  moved() {
    const tookOver = this.scrolls !== this.scrolled;
    if (tookOver && (this.followed || !this.seen?.isConnected)) this.scrollToTurn();
    else if (tookOver) this.seen.scrollIntoView();
    this.remember();
    return tookOver;
  }

  /** After something changed its height: back to where the reader was left, or stays at the end. */
  keepPlace() {
    if (this.moved()) return;
    if (this.showsTurn && this.isWhereLeft) this.scrollToTurn();
    else if (this.atEnd && this.scrolls) this.scrollToEnd();
  }

  scrollToEnd() {
    this.scroll(this.log.scrollHeight);
  }

  /** first: the item to begin with where all that is new does not fit in a page that scrolls. */
  scroll(top, first = null) {
    this.log.scrollTop = top;
    this.showsTurn = false;
    this.dock.place();
    this.dock.settle();
    this.atEnd = this.below < AT_END_PX;
    if (!this.scrolls) this.scrollPage(first);
    this.leftAt = this.place;
    this.remember();
  }

  /** On a small or enlarged screen the whole page scrolls. */
  scrollPage(first) {
    if (document.documentElement.scrollHeight <= window.innerHeight) return;
    (this.choices.lastElementChild ?? this.list.lastElementChild)?.scrollIntoView({ block: "nearest" });
    const top = first?.getBoundingClientRect().top;
    if (top < topOfPage()) first.scrollIntoView();
  }

  /** Before the visitor said anything: from the top, with the notice; after a change of language, what is said in it. */
  scrollToOpening() {
    const first = this.conversation.ordered.find((message) => message.language === page.language);
    const item = first && first !== this.conversation.ordered[0] ? this.rendered.get(first.seq) : null;
    this.log.scrollTop = item ? item.offsetTop - this.log.offsetTop - 8 : 0;
    this.dock.place();
    this.dock.settle();
    this.leftAt = this.place;
    this.atEnd = false;
    this.remember();
  }

  /** To the end; but an answer that does not fit is shown from its start. */
  scrollToTurn() {
    this.showsTurn = true;
    if (this.isOpening && !this.pending.size) {
      this.scrollToOpening();
      return;
    }
    const newest = this.newest();
    const first = newest ? this.rendered.get(newest.seq) : null;
    const end = this.log.scrollHeight - this.log.clientHeight;
    const start = first ? first.offsetTop - this.log.offsetTop - 8 : end;
    // Losing the line with the sender is less harm than losing the answers to press.
    this.scroll(end - start < ALMOST_FITS_PX ? end : start, first);
    this.showsTurn = true;
  }

  /** What the visitor is asked now: its item and its words; null when nothing is asked. */
  question() {
    if (["closed", "staff"].includes(this.conversation.status)) return null;
    const message = this.turn().findLast((other) => other.kind === "question");
    if (!message) return null;
    const { seq, text, language } = message;
    return { item: this.rendered.get(seq), text, language: foreign(language) };
  }

  /** Where what is new begins: the first message of the computer's answer, or the last message of a person. */
  newest() {
    const turn = this.turn();
    const other = turn.findLastIndex((message) => message.author !== "bot");
    return turn[Math.min(other + 1, turn.length - 1)];
  }

  /** The messages after the last one of the visitor, in order. */
  turn() {
    const ordered = this.conversation.ordered;
    const last = ordered.findLastIndex((message) => message.author === "visitor");
    return ordered.slice(last + 1);
  }
}

/** Under the bar that stays in view where the page scrolls, in pixels of the window. */
const topOfPage = () => parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop);

/** Whether the computer goes on in one breath; then its name and the time are not shown again. */
function goesOn(earlier, message) {
  if (!earlier || earlier.author !== "bot" || message.author !== "bot") return false;
  if (Boolean(earlier.emergency) !== Boolean(message.emergency)) return false;
  return time(new Date(earlier.at)) === time(new Date(message.at));
}

function maskedKind(kind) {
  return page.texts.masked_kinds[kind] ?? page.texts.masked_kinds.other;
}

/** Whether a button belongs to a step that one of these messages shows. */
function isStepButton(id, messages) {
  const step = /^step:(.+):(?:done|how)$/.exec(id)?.[1];
  return step != null && messages.some((message) => message.steps?.some((other) => other.id === step));
}
