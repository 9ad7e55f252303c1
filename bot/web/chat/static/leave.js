/** Leave at once, by button or by Shift three times: nothing stays on the screen or in this browser. */
import { TICKS, local, session } from "./storage.js";

const WITHIN_MS = 5000;

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
  let presses = [];

  async function leave() {
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

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    leave();
  });
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift") {
      presses = [];
      return;
    }
    const now = Date.now();
    presses = [...presses.filter((at) => now - at < WITHIN_MS), now];
    if (presses.length >= 3) leave();
  });
}
