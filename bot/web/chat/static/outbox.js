/** What the visitor sent and the server has not shown back yet, in order, one under way at a time.
 *
 * A message keeps its id until it arrived, so that a second sending is not a second message. The texts
 * stay in sessionStorage of this tab until then, and survive a reload.
 */
import { Refused } from "./api.js";

const KEY = "tp-outbox";
const PAUSES_MS = [1000, 2000, 4000, 8000, 15_000];
const TRIES = 6;
const OFFLINE_MS = 15_000;
const BUSY_MS = 5000;
const TO_SEND = ["sending", "waiting", "busy"];

export class Outbox {
  /** send(item): resolves when the server took it; rejects with api.Refused or api.Unreachable. */
  constructor({ storage, send, changed }) {
    Object.assign(this, { storage, send, changed, running: false, busy: false, interrupt: () => {} });
    try {
      this.waiting = JSON.parse(storage.getItem(KEY)) ?? [];
    } catch {
      this.waiting = [];
    }
    for (const item of this.waiting) Object.assign(item, { state: "sending", tries: 0, at: Date.now() });
  }

  save() {
    const kept = this.waiting.map(({ id, text, button, title }) => ({ id, text, button, title }));
    if (kept.length) this.storage.setItem(KEY, JSON.stringify(kept));
    else this.storage.removeItem(KEY);
    this.changed();
  }

  /** What failed and waits for the visitor is not under way. */
  get underWay() {
    return this.waiting.filter((item) => item.state !== "failed" && item.state !== "too_long");
  }

  find(id) {
    return this.waiting.find((item) => item.id === id);
  }

  /** States: sending, acknowledged, waiting (for the network), busy (too many messages), failed, too_long. */
  add(message) {
    const item = { ...message, state: "sending", tries: 0, at: Date.now() };
    this.waiting.push(item);
    this.save();
    this.run();
    return item;
  }

  start() {
    this.running = true;
    this.run();
  }

  stop() {
    this.running = false;
    this.interrupt();
  }

  /** Do not wait any longer: the network is back. */
  wake() {
    this.interrupt();
    this.run();
  }

  acknowledged(id) {
    const item = this.find(id);
    if (!item) return;
    item.state = "acknowledged";
    this.changed();
  }

  /** The server showed the message back: it is in the conversation now. */
  arrived(id) {
    if (!this.find(id)) return;
    this.waiting = this.waiting.filter((item) => item.id !== id);
    this.save();
  }

  retry(id) {
    const item = this.find(id);
    if (!item) return;
    Object.assign(item, { state: "sending", tries: 0 });
    this.changed();
    this.wake();
  }

  /** Take a message out; gives it back, so that its text is not lost. */
  remove(id) {
    const item = this.find(id);
    this.arrived(id);
    return item;
  }

  clear() {
    this.stop();
    this.waiting = [];
    this.storage.removeItem(KEY);
  }

  async run() {
    if (this.busy) return;
    this.busy = true;
    let item;
    while (this.running && (item = this.waiting.find((other) => TO_SEND.includes(other.state)))) {
      item.state = "sending";
      this.changed();
      try {
        await this.send(item);
        if (this.find(item.id)) this.acknowledged(item.id);
      } catch (error) {
        const pause = this.failed(item, error);
        this.changed();
        if (pause) await this.sleep(pause);
      }
    }
    this.busy = false;
  }

  /** Note why an item did not go; gives the milliseconds to wait before the next try, or 0. */
  failed(item, error) {
    if (!(error instanceof Refused)) {
      if (item.state === "acknowledged") return 0; // it is stored; the answer comes by the stream
      item.state = "waiting";
      if (!navigator.onLine) return OFFLINE_MS;
    } else if (error.status === 413) item.state = "too_long";
    else if (error.status === 429) {
      item.state = "busy";
      return error.retryAfter * 1000 || BUSY_MS;
    } else if (error.status < 500) {
      item.state = "failed";
      item.reason = error.message;
    } else item.state = "waiting";
    if (item.state !== "waiting") return 0;
    if (++item.tries < TRIES) return PAUSES_MS[Math.min(item.tries, PAUSES_MS.length) - 1];
    item.state = "failed";
    return 0;
  }

  sleep(ms) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.interrupt = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
