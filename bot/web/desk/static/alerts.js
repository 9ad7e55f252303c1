// A new visit request cannot be missed: it sounds until somebody has seen it, stands in the title and is said.

const AGAIN_MS = 15_000;
const MUTED_MS = 60_000;
const { csrf, sound: wantsSound } = document.body.dataset;
const announcer = document.getElementById("announcer");
const title = document.title.replace(/^\(\d+\) /, "");
const known = new Set();
let mutedUntil = 0;
let context = null;

const fresh = () => [...document.querySelectorAll("[data-new]")].map((item) => item.dataset.request);

function play() {
  if (wantsSound !== "on" || Date.now() < mutedUntil || !fresh().length) return;
  context ??= new AudioContext();
  if (context.state !== "running") return; // the browser wants a key or click on the page first
  for (const [at, frequency] of [[0, 660], [0.25, 880]]) {
    const tone = new OscillatorNode(context, { frequency });
    const volume = new GainNode(context, { gain: 0.12 });
    tone.connect(volume).connect(context.destination);
    tone.start(context.currentTime + at);
    tone.stop(context.currentTime + at + 0.2);
  }
}

function look() {
  const waiting = document.querySelectorAll("#lane-waiting ~ ul > .item, #lane-requests ~ ul > [data-new]").length;
  document.title = waiting ? `(${waiting}) ${title}` : title;
  const added = fresh().filter((reference) => !known.has(reference));
  added.forEach((reference) => known.add(reference));
  if (!added.length) return;
  announcer.textContent = `Nieuwe aanvraag voor bezoek: ${added.join(", ")}`;
  play();
  if (document.hidden && "Notification" in window && Notification.permission === "granted") {
    // Without anything about who or where: others see the screen too.
    new Notification("Nieuwe aanvraag voor bezoek", { body: added.join(", "), tag: "request" });
  }
}

let lastSaid = null;
/** Say what the visitor said since the last look. */
function sayNews() {
  const said = [...document.querySelectorAll("#log .said--visitor")].at(-1);
  if (said && lastSaid !== null && said.id !== lastSaid) {
    announcer.textContent = `Bezoeker zegt: ${said.querySelector("[data-text]").textContent}`;
  }
  lastSaid = said?.id ?? "";
}

export function watchAlerts() {
  fresh().forEach((reference) => known.add(reference));
  document.addEventListener("lanes", look);
  document.addEventListener("talk", sayNews);
  sayNews();
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-mute] button")) return;
    mutedUntil = Date.now() + MUTED_MS;
    announcer.textContent = "Geluid een minuut uit.";
    fetch("/desk/mute", { method: "POST", body: new URLSearchParams({ csrf }), headers: { "X-Part": "1" } }).catch(() => {});
  });
  setInterval(play, AGAIN_MS);
}
