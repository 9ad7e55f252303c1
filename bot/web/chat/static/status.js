/** The line that says who answers, and the bands for the queue and the connection. */
import { announcer } from "./announcer.js";
import { button, element, keepFocus } from "./dom.js";
import { moment, say } from "./texts.js";

const ANNOUNCE_EVERY_MS = 60_000;
const SHOW_LINK_AFTER_MS = 1500;

export class StatusLine {
  constructor({ conversation, who, queue, connection, human, composer, closed, press }) {
    Object.assign(this, { conversation, who, queue, connection, human, composer, closed, press });
    this.announcedAt = 0;
    this.before = null;
    this.linkTimer = 0;
    this.wasDown = false;
  }

  /** live: false when the page has just loaded; then nothing is announced. Who takes over or gives back is
   * said by a message of the system, and not again here. */
  show({ live = true } = {}) {
    const { status, staffName } = this.conversation;
    const name = staffName ?? say("staff");
    this.who.textContent = say(`chatting_${{ bot: "computer" }[status] ?? status}`, { name });
    keepFocus(() => {
      this.human.hidden = status !== "bot";
      this.composer.hidden = status === "closed";
      this.closed.hidden = status !== "closed";
    });
    if (this.before !== status) this.announcedAt = 0;
    this.before = status;
    this.showQueue(live);
  }

  showQueue(live) {
    const { status, queue } = this.conversation;
    this.queue.hidden = status !== "waiting";
    if (status !== "waiting") return;
    const text = queueText(queue ?? {});
    // Who waits may be called back or go on with the computer, where that was offered; not in danger.
    const acts = ["call_back", ...(queue?.may_leave ? ["leave_queue"] : [])];
    const offered = acts.filter((id) => this.conversation.offered.has(id));
    const shown = [text, ...offered].join("|");
    if (this.queue.dataset.shown === shown) return;
    this.queue.dataset.shown = shown;
    const buttons = offered.map((id) => {
      const title = this.conversation.offered.get(id);
      const pressable = button(title, () => this.press(id, title), "button--small");
      pressable.dataset.key = id;
      return pressable;
    });
    keepFocus(() => this.queue.replaceChildren(element("p", {}, text), ...buttons));
    const first = queue?.position === 1;
    if (live && (first || Date.now() - this.announcedAt > ANNOUNCE_EVERY_MS)) {
      this.announcedAt = Date.now();
      announcer.say(text);
    }
  }

  /** state: "up", "down" or "starting". A hiccup shorter than a moment is not shown. */
  showLink(state) {
    clearTimeout(this.linkTimer);
    if (state === "up") {
      if (!this.connection.hidden && this.wasDown) announcer.say(say("back_online"));
      this.wasDown = false;
      this.connection.hidden = true;
      return;
    }
    const show = () => {
      const text = !navigator.onLine ? say("offline") : say(state === "starting" ? "start_failed" : "reconnecting");
      if (!this.connection.hidden && this.connection.textContent === text) return;
      this.connection.replaceChildren(element("p", {}, text));
      this.connection.hidden = false;
      this.wasDown = true;
      announcer.say(text);
    };
    if (!navigator.onLine || state === "starting") show();
    else this.linkTimer = setTimeout(show, SHOW_LINK_AFTER_MS);
  }
}

/** The place of who waits, and how long it takes or that this is not known; queue_text.py draws it alike. */
export function queueText({ position, minutes, open, staffed, opens_at: opensAt }) {
  if (open === false) return opensAt ? say("queue_opens", { time: moment(new Date(opensAt)) }) : say("queue_closed");
  if (staffed === false) return say("queue_nobody");
  if (position == null) return say("queue_unknown");
  const place = position <= 1 ? say("queue_first") : say("queue_position", { position });
  const time = minutes == null ? "queue_no_time" : minutes <= 1 ? "queue_minute" : "queue_minutes";
  return `${place} ${say(time, { minutes })}`;
}
