/** What is known of the conversation in this tab, and how it is kept equal with the server.
 *
 * Events: "messages" (detail: { added, live }), "outbox", "status", "typing" (detail: author or null),
 * "link" (detail: "up"/"down"), "starting" (detail: true when it fails for now), "gone".
 */
import * as api from "./api.js";
import { Outbox } from "./outbox.js";
import { Stream } from "./stream.js";

/** A random id; randomUUID is there only on https and on this machine. */
function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-4$3-a$4-$5");
}

const TYPING_MS = 8000;
const START_PAUSES_MS = [1000, 2000, 4000, 8000];

export class Conversation extends EventTarget {
  /** id: as the server knows it from the cookie. inFrame: another site holds this page. */
  constructor({ id, language, storage, inFrame }) {
    super();
    this.id = id || api.keyOfFrame()?.id || null;
    this.language = language;
    this.inFrame = inFrame;
    this.messages = new Map(); // seq -> message
    this.offered = new Map(); // button id -> title
    this.status = "bot";
    this.queue = null;
    this.staffName = null;
    this.lastSeq = 0;
    this.erasing = false;
    this.summary = null; // as the server last gave it
    this.typingTimer = 0;
    this.shown = 0;
    document.addEventListener("visibilitychange", () => this.tellShown());
    this.outbox = new Outbox({
      storage,
      send: (message) => this.deliver(message),
      changed: () => this.emit("outbox"),
    });
  }

  emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  get ordered() {
    return [...this.messages.values()].sort((a, b) => a.seq - b.seq);
  }

  get newest() {
    return this.messages.get(this.lastSeq) ?? null;
  }

  /** Take up the conversation of this browser, or begin one; does not give up. */
  async start() {
    for (let attempt = 0; ; attempt++) {
      try {
        if (this.id && !(await this.resume())) this.id = null;
        if (!this.id) {
          const made = await api.open(this.language, this.inFrame);
          this.id = made.id;
          this.take(made, { live: false });
        }
        break;
      } catch (error) {
        this.emit("starting", true);
        const pause = error.retryAfter * 1000 || START_PAUSES_MS[Math.min(attempt, START_PAUSES_MS.length - 1)];
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
    this.emit("starting", false);
    this.stream = new Stream({
      id: this.id,
      lastSeq: () => this.lastSeq,
      frame: (frame) => this.receive(frame),
      link: (state) => {
        if (state === "up") this.outbox.wake();
        this.emit("link", state);
      },
    });
    this.stream.start();
    this.outbox.start();
  }

  async resume() {
    try {
      this.take(await api.after(this.id, 0), { live: false });
      return true;
    } catch (error) {
      if (error instanceof api.Refused && [401, 404].includes(error.status)) return false;
      throw error;
    }
  }

  /** Fetch what was missed. Failing is no harm: the stream tries again. */
  async catchUp() {
    try {
      this.take(await api.after(this.id, this.lastSeq), { live: true });
      this.stream?.alive();
    } catch (error) {
      if (error instanceof api.Refused && [401, 404].includes(error.status)) this.emit("gone");
    }
  }

  stop() {
    this.stream?.stop();
    this.outbox.stop();
  }

  /** Somebody looks again. */
  wake() {
    this.outbox.wake();
    if (this.stream) this.catchUp();
  }

  /** The browser says that the network is gone; a socket may not notice for long. */
  lost() {
    if (this.stream) this.stream.report(false);
    else this.emit("link", "down");
  }

  /** The network is back, or the computer slept. */
  renew() {
    this.stream?.renew();
    this.wake();
  }

  say(text) {
    return this.outbox.add({ id: newId(), text });
  }

  press(button, title) {
    return this.outbox.add({ id: newId(), button, title });
  }

  typing(on = true) {
    this.stream?.send({ type: "typing", on });
  }

  async deliver({ id, text, button }) {
    const answer = await api.post(this.id, button ? { id, button } : { id, text });
    this.take({ messages: [answer.message, ...answer.messages].filter(Boolean) }, { live: true });
  }

  receive(frame) {
    const type = frame.type ?? (frame.seq ? "message" : "");
    if (type === "gone") this.emit("gone");
    else if (type === "ack") this.outbox.acknowledged(frame.id); // where messages go over the socket
    else if (type === "typing") this.someoneTypes(frame.author ?? "bot", frame.on !== false);
    else if (type === "status") this.takeStatus(frame);
    else if (type === "news") this.take(frame, { live: true });
    else if (frame.seq) this.take({ messages: [frame] }, { live: true });
    if (frame.author === "staff" && frame.seq) {
      this.shown = Math.max(this.shown, frame.seq);
      this.tellShown();
    }
  }

  /** A person sees that their words are on the screen, once somebody looks at it. */
  tellShown() {
    if (this.shown && !document.hidden) this.stream?.send({ type: "seen", seq: this.shown });
  }

  someoneTypes(author, on) {
    clearTimeout(this.typingTimer);
    if (on) this.typingTimer = setTimeout(() => this.emit("typing", null), TYPING_MS);
    this.emit("typing", on ? author : null);
  }

  take(answer, { live }) {
    const added = [];
    for (const message of answer.messages ?? []) {
      for (const { id, title } of message.buttons ?? []) this.offered.set(id, title);
      if (message.author === "visitor") this.outbox.arrived(message.id);
      if (this.messages.has(message.seq)) continue;
      this.messages.set(message.seq, message);
      added.push(message);
      this.lastSeq = Math.max(this.lastSeq, message.seq);
    }
    if (added.length) {
      added.sort((a, b) => a.seq - b.seq);
      if (added.some((message) => message.author !== "visitor")) this.someoneTypes(null, false);
      this.emit("messages", { added, live });
    }
    this.takeStatus(answer);
  }

  takeStatus({ status, queue, staff }) {
    if (!status) return;
    const before = JSON.stringify([this.status, this.queue, this.staffName]);
    this.status = status;
    this.queue = queue ?? null;
    this.staffName = staff ?? null;
    if (JSON.stringify([this.status, this.queue, this.staffName]) !== before) this.emit("status");
  }
}
