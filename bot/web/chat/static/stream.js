/** What comes from the server by itself: over a WebSocket, and by long polling where that is blocked. */
import * as api from "./api.js";

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 20_000;
const SOCKET_TRIES = 2; // in a row without one opening, before polling takes over
const SOCKET_AGAIN_MS = 120_000;
const POLL_SECONDS = 20;
const OPEN_WITHIN_MS = 8000;
// Close codes of the server: no such conversation, and too many tabs.
const NOT_FOUND = 4404;
const TOO_MANY = 4429;

const sleep = (ms, signal) =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
  });

export class Stream {
  /** lastSeq(): number of the newest message that is known; what is newer comes when a socket opens. */
  constructor({ id, lastSeq, frame, link }) {
    Object.assign(this, { id, lastSeq, frame, link });
    this.stopped = new AbortController();
    this.nudge = new AbortController();
    this.renewed = false;
    this.socket = null;
    this.up = null;
  }

  start() {
    this.run();
  }

  stop() {
    this.stopped.abort();
    this.nudge.abort();
    this.socket?.close();
  }

  /** Begin anew at once: the network is back or the page was asleep, and a socket may be dead unnoticed. */
  renew() {
    this.nudge.abort();
    this.nudge = new AbortController();
    this.letGo?.();
  }

  /** Something came over the network: it is there. */
  alive() {
    this.report(true);
  }

  send(frame) {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame));
  }

  report(up) {
    if (up === this.up) return;
    this.up = up;
    this.link(up ? "up" : "down");
  }

  async run() {
    let pause = FIRST_PAUSE_MS;
    let failures = 0;
    while (!this.stopped.signal.aborted) {
      const opened = await this.follow();
      if (this.stopped.signal.aborted) return;
      failures = opened ? 0 : failures + 1;
      if (opened) pause = FIRST_PAUSE_MS;
      if (failures >= SOCKET_TRIES && navigator.onLine) {
        await this.poll(SOCKET_AGAIN_MS);
        failures = SOCKET_TRIES - 1;
        continue;
      }
      if (this.renewed) {
        this.renewed = false;
        continue;
      }
      this.report(false);
      await sleep(pause * (0.75 + Math.random() / 2), this.nudge.signal);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
  }

  /** Hold a socket until it closes. True when it had opened. */
  follow() {
    return new Promise((resolve) => {
      let opened = false;
      const socket = new WebSocket(api.socketAddress(this.id, this.lastSeq()));
      this.socket = socket;
      const late = setTimeout(() => socket.close(), OPEN_WITHIN_MS);
      this.letGo = () => {
        // The closing of a dead socket can take minutes.
        socket.onopen = socket.onmessage = socket.onclose = null;
        socket.close();
        clearTimeout(late);
        this.renewed = true;
        resolve(true);
      };
      socket.onopen = () => {
        clearTimeout(late);
        opened = true;
        const key = api.keyOfFrame();
        if (key) socket.send(JSON.stringify({ type: "authorize", token: key.token }));
        // A socket that was on its way can open when the browser knows already that the network is gone.
        this.report(navigator.onLine);
      };
      socket.onmessage = (event) => this.frame(JSON.parse(event.data));
      socket.onclose = ({ code }) => {
        clearTimeout(late);
        this.socket = this.letGo = null;
        if (code === NOT_FOUND) this.frame({ type: "gone" });
        resolve(opened && code !== TOO_MANY);
      };
    });
  }

  /** Ask again and again for what is new, for so long, or until it fails. */
  async poll(ms) {
    const until = Date.now() + ms;
    while (Date.now() < until && !this.stopped.signal.aborted) {
      try {
        const news = await api.after(this.id, this.lastSeq(), POLL_SECONDS);
        this.report(true);
        this.frame({ ...news, type: "news" });
      } catch (error) {
        if (error instanceof api.Refused && [401, 404].includes(error.status)) {
          this.frame({ type: "gone" });
          return;
        }
        this.report(false);
        await sleep(FIRST_PAUSE_MS * 3, this.nudge.signal);
        return;
      }
    }
  }
}
