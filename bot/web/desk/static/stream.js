// The event stream: hears what changed and draws those pieces anew.

import { refreshLanes, refreshTalk } from "./pieces.js";
import { showTyping } from "./composer.js";

const RETRY_MS = 2000;
const LANES_MS = 800; // the lanes are drawn at most this often
const live = document.getElementById("live");
let lanesDue = 0;

function lanesSoon() {
  lanesDue ||= setTimeout(() => {
    lanesDue = 0;
    refreshLanes();
  }, LANES_MS);
}

export function listen() {
  const events = new EventSource(`/desk/events?open=${document.body.dataset.open}`);
  events.addEventListener("open", () => { live.textContent = ""; });
  events.addEventListener("lanes", lanesSoon);
  events.addEventListener("talk", refreshTalk);
  events.addEventListener("typing", ({ data }) => showTyping(data === "1"));
  events.addEventListener("over", () => location.assign("/desk/login"));
  events.addEventListener("error", () => {
    live.textContent = "Geen verbinding. Wordt hersteld.";
    if (events.readyState === EventSource.CLOSED) setTimeout(listen, RETRY_MS);
  });
  addEventListener("pagehide", () => events.close());
}
