// What happens at the desk cannot be missed: it stands in the title, is said, sounds, and in a hidden tab is a
// notification of the browser. Each kind as its reader wants it; a new request sounds until somebody saw it.

import { post } from "./post.js";
import { play, unblock } from "./sound.js";

const AGAIN_MS = 15_000;
const MUTED_MS = 60_000;
const KINDS = ["danger", "requests", "escalations", "waiting", "messages"]; // what cannot wait first
// Without anything about who or where: others see and hear the screen too.
const WORDS = {
  danger: ["Er is gevaar in een gesprek", "Er is gevaar in {n} gesprekken"],
  requests: ["Nieuwe aanvraag voor bezoek", "{n} nieuwe aanvragen voor bezoek"],
  escalations: ["Te laat: u bent gewaarschuwd", "Te laat: u bent {n} keer gewaarschuwd"],
  waiting: ["Er wacht iemand op een medewerker", "Er wachten {n} mensen op een medewerker"],
  messages: ["Nieuw bericht in uw gesprek", "Nieuwe berichten in {n} gesprekken"],
};
const { csrf, open, role, volume, alerts } = document.body.dataset;
const wanted = new Set(alerts?.split(" "));
const announcer = document.getElementById("announcer");
const title = document.title.replace(/^\(\d+\) /, "");
let known = new Map(); // what was there at the last look, with its kind
let mutedUntil = 0;
let muteEnds = 0;

/** The kinds of what a row calls for, by the lane it stands in; none when it calls for nobody here. */
function kindsOf(row, lane) {
  if (lane === "late") return ["escalations"];
  if (lane === "pressing" && "called" in row.dataset) return [...kindsOf(row, ""), "escalations"];
  if ("new" in row.dataset) return ["requests"];
  if ("pressing" in row.dataset && (lane !== "others" || role === "supervisor")) return ["danger"];
  return lane === "waiting" ? ["waiting"] : [];
}

/** Everything that calls for somebody: key -> kind. */
function calling() {
  const found = new Map();
  for (const row of document.querySelectorAll("#lanes .item")) {
    const lane = row.closest(".lane").dataset.key;
    const { key, since, said } = row.dataset;
    for (const kind of kindsOf(row, lane)) found.set(`${kind} ${key} ${kind === "danger" ? "" : since}`, kind);
    if ("mine" in row.dataset && said) found.set(`messages ${key} ${said}`, "messages");
  }
  return found;
}

/** Where the lanes are on another page, the way there says how much calls in what is not open. */
function showElsewhere(now) {
  const count = (...kinds) => {
    const keys = [...now].filter(([, kind]) => kinds.includes(kind)).map(([key]) => key.split(" ")[1]);
    return new Set(keys.filter((key) => key !== open)).size;
  };
  const say = (id, number, word) => {
    const place = document.getElementById(id);
    if (place) place.textContent = number ? `${number} ${word}` : "";
  };
  say("elsewhere-urgent", count("danger", "requests", "escalations"), "dringend");
  say("elsewhere-new", count("messages"), "nieuw");
}

/** Whether the reader has it before them already: a message in the conversation that they read now. */
const isSeen = (key, kind) => kind === "messages" && !document.hidden && open && key.startsWith(`messages ${open} `);

function tell(kind, count) {
  const [one, more] = WORDS[kind];
  return count === 1 ? one : more.replace("{n}", count);
}

function notify(kind, count) {
  if (document.hidden && "Notification" in window && Notification.permission === "granted") {
    new Notification(tell(kind, count), { tag: kind, lang: "nl" });
  }
}

const isMuted = (kind) => kind === "requests" && Date.now() < mutedUntil;

function look() {
  const attention = Number(document.getElementById("load-next").dataset.attention);
  document.title = attention ? `(${attention}) ${title}` : title;
  const now = calling();
  showElsewhere(now);
  const added = [...now].filter(([key, kind]) => !known.has(key) && !isSeen(key, kind)).map(([, kind]) => kind);
  known = now;
  const counts = KINDS.map((kind) => [kind, added.filter((each) => each === kind).length]).filter(([, count]) => count);
  if (!counts.length) return;
  announcer.textContent = counts.map(([kind, count]) => tell(kind, count)).join(". ");
  const alerting = counts.filter(([kind]) => wanted.has(kind));
  for (const [kind, count] of alerting) notify(kind, count);
  // All of them would be a tune: what can wait least sounds.
  const loudest = alerting.find(([kind]) => !isMuted(kind));
  if (loudest) play(loudest[0], Number(volume));
}

function again() {
  if (wanted.has("requests") && !isMuted("requests") && document.querySelector("[data-new]")) play("requests", Number(volume));
}

/** No sound of requests for a minute, which stands in the bar as long as that lasts. */
function mute() {
  mutedUntil = Date.now() + MUTED_MS;
  const notice = document.getElementById("muted");
  const until = new Date(mutedUntil).toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" });
  notice.lastElementChild.textContent = `Geluid van aanvragen uit tot ${until.replace(":", ".")}`;
  notice.hidden = false;
  clearTimeout(muteEnds);
  muteEnds = setTimeout(() => {
    mutedUntil = 0; // a timer may go off a moment early
    notice.hidden = true;
    again();
  }, MUTED_MS);
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
  known = calling();
  showElsewhere(known);
  if (Number(volume) && alerts) unblock(document.getElementById("sound-blocked"));
  document.addEventListener("lanes", look);
  document.addEventListener("talk", sayNews);
  sayNews();
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-mute] button")) return;
    mute();
    post("/desk/mute", { csrf }).catch(() => {});
  });
  setInterval(again, AGAIN_MS);
}
