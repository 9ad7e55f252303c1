/** In a frame on another page: talk with embed.js there. Only fixed words pass, and a count. */
import { byId } from "./dom.js";

const SOURCE = "ter-plaatse";

/** parents: origins that may hold the frame, "https://*.example.org" for subdomains. opened(): it is shown again. */
export class Frame {
  constructor(parents, opened) {
    this.parent = null;
    this.open = true;
    window.addEventListener("message", (event) => {
      if (event.source !== window.parent || !allowed(event.origin, parents)) return;
      const { source, type } = event.data ?? {};
      if (source !== SOURCE) return;
      if (type === "hello") this.parent = event.origin;
      else if (type === "opened") {
        this.open = true;
        opened();
      } else if (type === "closed") this.open = false;
    });
    byId("minimise")?.addEventListener("click", () => this.post("close"));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !document.querySelector("dialog[open]")) this.post("close");
    });
  }

  post(type, count) {
    if (!this.parent) return;
    window.parent.postMessage(count == null ? { source: SOURCE, type } : { source: SOURCE, type, count }, this.parent);
  }
}

function allowed(origin, parents) {
  return [location.origin, ...parents].some((parent) => {
    const [scheme, domain] = parent.split("://*.");
    return domain ? origin.startsWith(`${scheme}://`) && origin.endsWith(`.${domain}`) : origin === parent;
  });
}
