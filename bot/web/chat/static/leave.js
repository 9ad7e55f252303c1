/** Leave at once, by button or by Shift three times: nothing stays on the screen or in this browser, in any tab. */
import { TICKS, local, session } from "./storage.js";

const WITHIN_MS = 5000;
const LEFT = "tp-left";

/** Remove what the page kept in this browser; the server forgets the cookie at /chat/leave. */
export function forget() {
  session.clear();
  local.clear();
}

/** Remove what was kept of one conversation; how the visitor likes to use the chat stays. */
export function forgetConversation() {
  session.clear();
  local.clear(TICKS);
}

export function leaveBy(form, before) {
  const address = form.querySelector("button").dataset.address;
  const tabs = new BroadcastChannel(LEFT);
  let presses = [];

  async function leave() {
    tabs.close();
    document.body.replaceChildren();
    document.title = " ";
    window.speechSynthesis?.cancel();
    before();
    forget();
    const gone = fetch(form.action, {
      method: "POST",
      keepalive: true,
      redirect: "manual",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "",
    }).catch(() => {});
    await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 600))]);
    (window.top ?? window).location.replace(address);
  }

  function leaveEverywhere() {
    tabs.postMessage(LEFT);
    leave();
  }

  // The notices open beside the chat: who leaves one must not leave the other on the screen.
  tabs.addEventListener("message", leave);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    leaveEverywhere();
  });
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift") {
      presses = [];
      return;
    }
    const now = Date.now();
    presses = [...presses.filter((at) => now - at < WITHIN_MS), now];
    if (presses.length >= 3) leaveEverywhere();
  });
}
