/** Puts the parts of the page together. */
import * as api from "./api.js";
import { announcer } from "./announcer.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { byId, element, keepFocus, rest } from "./dom.js";
import { Frame } from "./frame.js";
import { forget, forgetConversation, leaveBy } from "./leave.js";
import { MessageList, sender, spoken } from "./messages.js";
import { local, session } from "./storage.js";
import { StatusLine } from "./status.js";
import { StepsPanel } from "./steps.js";
import { page, say } from "./texts.js";

const SLEPT_MS = 30_000;
const LOOK_MS = 10_000;
const LATER_AGAIN_MS = 30_000;

const { conversation: id, parents } = document.body.dataset;
const inFrame = window.parent !== window;
const conversation = new Conversation({ id, language: page.language, storage: session, inFrame });
const title = document.title;
let unread = 0;
let sound = null;

const composer = new Composer({
  form: byId("composer"),
  field: byId("text"),
  error: byId("error"),
  send: (text) => {
    conversation.typing(false);
    conversation.say(text);
  },
  typing: () => conversation.typing(),
});

function press(button, label) {
  const { outbox } = conversation;
  if (outbox.underWay.some((item) => item.button === button)) return;
  // What failed was never said; the visitor now says this instead.
  for (const item of outbox.waiting.filter((other) => other.button && !outbox.underWay.includes(other))) outbox.remove(item.id);
  conversation.press(button, label);
  rest(); // the pressed button disappears
}

const messages = new MessageList({
  conversation,
  log: byId("log"),
  list: byId("messages"),
  choices: byId("choices"),
  typing: byId("typing"),
  press,
  steps: () => steps.steps,
  discard: (message) => {
    const item = conversation.outbox.remove(message);
    if (item?.text) composer.restore(item.text);
    else rest();
  },
});

const steps = new StepsPanel({
  conversation,
  press,
  parts: {
    body: byId("steps-body"),
    count: byId("steps-count"),
    progress: byId("progress"),
    title: byId("progress-title"),
    fill: byId("progress-fill"),
    donts: byId("donts"),
    dontsBody: byId("donts-body"),
    evidence: byId("evidence"),
    evidenceBody: byId("evidence-body"),
  },
});

const status = new StatusLine({
  conversation,
  who: byId("who"),
  queue: byId("queue"),
  connection: byId("connection"),
  human: byId("human"),
  composer: byId("composer"),
  closed: byId("closed"),
  press,
});

const frame = inFrame ? new Frame(parents.split(" ").filter(Boolean), () => {
  read();
  rest();
}) : null;

function read() {
  unread = 0;
  document.title = title;
  frame?.post("unread", 0);
}

function notice(added) {
  const news = added.filter((message) => message.author !== "visitor");
  for (const message of news) {
    announcer.say(`${say("says", { name: sender(message) })} ${spoken(message)}`, message.language);
  }
  const isAway = document.hidden || frame?.open === false;
  // The computer answers at once: then it is heard only by who looks elsewhere.
  if (isAway || news.some((message) => message.author !== "bot")) sound?.play();
  if (!news.length || !isAway) return;
  unread += news.length;
  document.title = `(${say("new_messages", { count: unread })}) ${title}`;
  frame?.post("unread", unread);
}

let summaryTimer = 0;
/** Fetch the state of the steps, a moment after the last thing that may have changed it. */
function refreshSteps() {
  clearTimeout(summaryTimer);
  summaryTimer = setTimeout(async () => {
    try {
      const summary = await api.summary(conversation.id);
      conversation.summary = summary;
      steps.show(summary);
      messages.showSteps(steps.steps);
    } catch {
      // The list stays as it is; the next message asks again.
    }
  }, 150);
}

conversation.addEventListener("messages", ({ detail: { added, live } }) => {
  // While 112 comes first nothing else asks for attention.
  document.body.classList.toggle("is-emergency", messages.turn().some((message) => message.emergency));
  messages.add(added, { live });
  if (live) notice(added);
  if (added.some((message) => message.author !== "visitor")) refreshSteps();
});
conversation.addEventListener("outbox", () => {
  messages.showOutbox();
  messages.showChoices();
  const tooLong = conversation.outbox.waiting.find((item) => item.state === "too_long");
  if (tooLong) composer.restore(conversation.outbox.remove(tooLong.id).text);
});
conversation.addEventListener("status", () => {
  status.show();
  messages.showChoices();
  byId("keep").hidden = conversation.status !== "closed";
  if (conversation.status !== "closed") return;
  // Where it cannot be loaded it is not asked.
  import("./rating.js").then(({ askWhenClosed }) => askWhenClosed(conversation, byId("closed")), () => {});
});
conversation.addEventListener("typing", ({ detail }) => messages.showTyping(detail));
conversation.addEventListener("link", ({ detail }) => status.showLink(detail));
conversation.addEventListener("starting", ({ detail }) => status.showLink(detail ? "starting" : "up"));
conversation.addEventListener("gone", () => {
  if (conversation.erasing) return; // by this tab, which says so itself
  conversation.stop();
  forget();
  location.replace(page.home);
});

window.addEventListener("online", () => conversation.renew());
window.addEventListener("offline", () => conversation.lost());
document.addEventListener("visibilitychange", () => {
  if (document.hidden) return;
  read();
  conversation.wake();
});
let looked = Date.now();
setInterval(() => {
  if (Date.now() - looked > SLEPT_MS) conversation.renew();
  looked = Date.now();
}, LOOK_MS);

leaveBy(byId("exit"), () => {
  api.end();
  conversation.stop();
  conversation.outbox.clear();
});

// The computer goes on in the language of the page; the page changes also when it cannot be told.
for (const link of document.querySelectorAll(".languages a:not([aria-current])")) {
  link.addEventListener("click", async (event) => {
    if (stays(event) || !conversation.id || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    await api.chooseLanguage(conversation.id, link.hreflang).catch(() => {});
    location.assign(link.href);
  });
}

/** Steps stand beside the chat where there is room, else under the title. */
const wide = matchMedia("(min-width: 60rem)");
function placeSteps() {
  keepFocus(() => (wide.matches ? byId("side").prepend(byId("steps")) : byId("progress-slot").append(byId("steps"))));
}
wide.addEventListener("change", placeSteps);
placeSteps();

/** Without a network the next page would be one of the browser, without 112: then this one stays. */
function stays(event) {
  if (navigator.onLine) return false;
  event.preventDefault();
  if (byId("connection").hidden) status.showLink("down");
  else announcer.say(say("offline"));
  return true;
}

// A person can be asked for at any time, also by a button that was not offered yet.
byId("human").addEventListener("click", () => press("ask_human", conversation.offered.get("ask_human") ?? say("human_request")));
byId("closed").addEventListener("submit", (event) => {
  if (stays(event)) return;
  conversation.stop();
  // Closed while the visitor was still writing: those words wait in the field of the new conversation.
  const unsent = conversation.outbox.waiting.map((item) => item.text).filter(Boolean);
  conversation.outbox.clear();
  forgetConversation();
  composer.keep(unsent);
});

/** Load a part that is seldom needed and use it; say so when it cannot be loaded. */
async function withPart(load, use) {
  const trouble = byId("trouble");
  let part;
  try {
    part = await load();
  } catch {
    trouble.replaceChildren(element("p", {}, say("part_failed")));
    trouble.hidden = false;
    announcer.say(say("part_failed"));
    return;
  }
  trouble.hidden = true;
  use(part);
}
byId("options-open").hidden = false;
byId("options-open").addEventListener("click", () =>
  withPart(() => import("./options.js"), ({ openOptions }) => openOptions({ conversation, composer })));
byId("keep").addEventListener("click", () =>
  withPart(() => import("./summary.js"), ({ openSummary }) => openSummary(conversation)));

/** Once the chat works, fetch what is seldom needed: it must be there when the network is gone. */
function fetchParts() {
  Promise.all([import("./idle.js"), import("./sound.js"), import("./options.js")]).then(
    ([{ watchIdle }, loaded]) => {
      ({ sound } = loaded);
      watchIdle(conversation);
    },
    () => setTimeout(fetchParts, LATER_AGAIN_MS),
  );
}

/** Fonts come after the chat works; when they are in the cache already, at once. */
const FONTS = "tp-fonts";
const withFonts = () => document.documentElement.classList.add("with-fonts");
if (local.getItem(FONTS)) withFonts();

await conversation.start();
fetchParts();
withFonts();
local.setItem(FONTS, "yes");
status.show({ live: false });
refreshSteps();
