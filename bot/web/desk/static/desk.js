// The desk's own script: live parts, the clocks, sending without leaving the page, attention in the title.
// Everything works without it too: each act is a form and each part comes with the page.

const TICK_MS = 1000;
const RETRY_MS = 2000;
const title = document.title.replace(/^\(\d+\) /, "");
const known = new Set(references());

/** References of the visit requests that stand in the lane now. */
function references() {
  return [...document.querySelectorAll("[data-reference]")].map((item) => item.dataset.reference);
}

/** Fetch one part of the page anew and put it in place; focus, scroll and what is typed stay. */
async function refresh(part) {
  const answer = await fetch(part.dataset.part, { headers: { "X-Part": "1" } });
  if (answer.redirected || answer.status === 401) return location.reload();
  if (!answer.ok) return;
  const focused = part.contains(document.activeElement) ? path(document.activeElement) : null;
  const atEnd = part.scrollHeight - part.scrollTop - part.clientHeight < 40;
  const html = await answer.text();
  const fresh = new DOMParser().parseFromString(html, "text/html").body;
  if (fresh.innerHTML !== part.innerHTML) part.replaceChildren(...fresh.childNodes);
  if (focused) part.querySelector(focused)?.focus();
  if (part.id === "log" && atEnd) part.scrollTop = part.scrollHeight;
}

/** A selector that finds the same link or button again after the part was replaced. */
function path(element) {
  if (element.id) return `#${CSS.escape(element.id)}`;
  if (element.href) return `a[href="${CSS.escape(element.getAttribute("href"))}"]`;
  const form = element.closest("form");
  return form ? `form[action="${CSS.escape(form.getAttribute("action"))}"] button` : null;
}

async function refreshAll() {
  await Promise.all([...document.querySelectorAll("[data-part]")].map(refresh));
  attend();
}

/** Show in the title how much waits; say and sound a visit request that is new. */
function attend() {
  const now = references();
  const waiting = document.querySelectorAll("#lanes .item--urgent, #lanes .item--new").length;
  document.title = waiting ? `(${waiting}) ${title}` : title;
  const fresh = now.filter((reference) => !known.has(reference));
  fresh.forEach((reference) => known.add(reference));
  if (fresh.length) {
    document.getElementById("melding").textContent = `Nieuw verzoek om bezoek: ${fresh.join(", ")}`;
    sound();
  }
}

function sound() {
  const context = new AudioContext();
  if (context.state === "suspended") return; // the browser wants a click on the page first
  const tone = new OscillatorNode(context, { frequency: 660 });
  const volume = new GainNode(context, { gain: 0.15 });
  tone.connect(volume).connect(context.destination);
  tone.start();
  tone.stop(context.currentTime + 0.4);
}

/** Waiting times count on between two refreshes. */
function tick() {
  for (const time of document.querySelectorAll("time[data-since]")) {
    const seconds = Math.max(0, Math.floor((Date.now() - Date.parse(time.dateTime)) / 1000));
    time.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }
}

function listen() {
  const live = document.getElementById("live");
  const events = new EventSource("/desk/events");
  events.addEventListener("open", () => { live.textContent = ""; refreshAll(); });
  events.addEventListener("changed", refreshAll);
  events.addEventListener("error", () => {
    live.textContent = "Geen verbinding. Wordt hersteld.";
    if (events.readyState === EventSource.CLOSED) setTimeout(listen, RETRY_MS);
  });
}

/** Send a reply or note without leaving the page; what was typed stays until it has arrived. */
async function send(event) {
  event.preventDefault();
  const form = event.currentTarget;
  const field = form.elements.text;
  const button = form.querySelector("button");
  button.disabled = true;
  try {
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { "X-Part": "1" } });
    if (!answer.ok) throw new Error(await answer.text());
    field.value = "";
    // A new message: sent again, the old id would be the old message.
    if (form.elements.id) form.elements.id.value = crypto.randomUUID();
    await refreshAll();
  } catch (error) {
    document.getElementById("live").textContent = `Niet verstuurd. ${error.message}`;
  } finally {
    button.disabled = false;
    field.focus();
  }
}

for (const form of document.querySelectorAll("#reply, #note")) {
  form.addEventListener("submit", send);
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.ctrlKey) form.requestSubmit();
  });
}
const log = document.getElementById("log");
if (log) log.scrollTop = log.scrollHeight;
setInterval(tick, TICK_MS);
listen();
