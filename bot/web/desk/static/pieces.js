// The pieces of the page that are drawn anew when something changes: the lanes, the conversation, the facts.

import { readsAlong, showEnd } from "./follow.js";
import { morph } from "./morph.js";

const HEADERS = { "X-Part": "1" };
const ANSWER_MS = 10_000;
let answerBy = 0; // a form was sent: its answer, which brings another page, comes before this

// On the window: the listeners of the document come first, and send some forms in place.
addEventListener("submit", (event) => {
  if (!event.defaultPrevented && event.target.method === "post") answerBy = Date.now() + ANSWER_MS;
});

const parse = (html) => new DOMParser().parseFromString(html, "text/html");

/** Fetch a piece; null when there is nothing new. Leaves for the log-in page when the session ended. */
async function fetchPiece(address) {
  const answer = await fetch(address, { headers: HEADERS });
  if (answer.status === 401) location.assign("/desk/login");
  // Somebody else has the conversation now: what stands here may not be read on without saying why. Who gave it
  // away or closed it is on the way to another page; loading this one would stop that.
  if (answer.status === 205) setTimeout(() => location.reload(), Math.max(0, answerBy - Date.now()));
  return answer.status === 200 ? answer.text() : null;
}

/** One at a time; what is asked for meanwhile is done once more afterwards, and waited for. */
export function inTurn(work) {
  let running = null;
  let again = false;
  async function run() {
    try {
      do {
        again = false;
        await work();
      } while (again);
    } catch {
      // No connection: the event stream comes back and asks again.
    } finally {
      running = null;
    }
  }
  return () => {
    again = true;
    running ??= run();
    return running;
  };
}

const lanes = document.getElementById("lanes");
const open = document.body.dataset.open;

export const refreshLanes = inTurn(async () => {
  if (!lanes) return;
  const html = await fetchPiece(`/desk/lanes?open=${open}&have=${lanes.dataset.version}`);
  if (html === null) return;
  const fresh = document.createElement("nav");
  fresh.append(...parse(html).body.childNodes);
  for (const { name, value } of lanes.attributes) fresh.setAttribute(name, value);
  fresh.dataset.version = fresh.querySelector("[data-board]").dataset.board;
  morph(lanes, fresh);
  document.getElementById("load").innerHTML = document.getElementById("load-next").innerHTML;
  document.dispatchEvent(new CustomEvent("lanes"));
});

export const refreshTalk = inTurn(async () => {
  const talk = document.querySelector("[data-conversation]");
  if (!talk) return;
  const html = await fetchPiece(`/desk/conversations/${talk.dataset.conversation}`);
  if (html === null) return;
  const fresh = parse(html);
  const log = document.getElementById("log");
  const follows = readsAlong(log);
  for (const id of ["inhoud", "gegevens"]) morph(document.getElementById(id), fresh.getElementById(id));
  if (follows) showEnd(log);
  document.dispatchEvent(new CustomEvent("talk"));
});
