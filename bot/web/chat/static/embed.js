// Puts a chat button on a page: <script src="https://chat.example/embed.js" async></script>
// data-lang="en" for English. The page needs script-src and frame-src for the chat's host, nothing else.
(() => {
  const script = document.currentScript;
  const host = new URL(script.src).origin;
  const english = script.dataset.lang === "en";
  const words = english
    ? { open: "Chat: help with online fraud", close: "Close the chat", title: "Chat", unread: "new messages" }
    : { open: "Chat: hulp na online fraude", close: "Sluit de chat", title: "Chat", unread: "nieuwe berichten" };
  const css = `:host{all:initial}button{position:fixed;right:20px;bottom:20px;z-index:2147483000;min-height:56px;
max-width:calc(100vw - 40px);padding:12px 20px;border:2px solid #fff;border-radius:28px;background:#0b274d;color:#fff;
font:600 18px/1.2 system-ui,sans-serif;cursor:pointer;box-shadow:0 4px 16px #0006}
button:focus-visible{outline:3px solid #f3b23c;outline-offset:3px}
b{margin-left:8px;padding:1px 9px;border-radius:12px;background:#f3b23c;color:#14233b}[hidden]{display:none!important}
iframe{position:fixed;right:20px;bottom:20px;z-index:2147483000;width:min(410px,100vw - 24px);
height:min(700px,100vh - 40px);border:1px solid #6d7b90;border-radius:12px;background:#fff;box-shadow:0 12px 40px #0b274d70}
@media(max-width:480px),(max-height:560px){iframe{inset:0;width:100%;height:100%;border:0;border-radius:0}}
@media print{:host{display:none}}`;

  customElements.define("ter-plaatse-chat", class extends HTMLElement {
    connectedCallback() {
      if (this.shadowRoot) return;
      const root = this.attachShadow({ mode: "open" });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      root.adoptedStyleSheets = [sheet];
      this.button = document.createElement("button");
      this.button.textContent = words.open;
      this.badge = document.createElement("b");
      this.badge.hidden = true;
      this.button.append(this.badge);
      this.button.onclick = () => this.open();
      root.append(this.button);
      addEventListener("message", (event) => {
        if (event.origin !== host || event.source !== this.frame?.contentWindow) return;
        const { source, type, count } = event.data ?? {};
        if (source !== "ter-plaatse") return;
        if (type === "close") this.close();
        if (type === "unread" && Number.isInteger(count)) this.unread(count);
      });
    }
    tell(type) {
      this.frame.contentWindow.postMessage({ source: "ter-plaatse", type }, host);
    }
    open() {
      if (!this.frame) {
        this.frame = document.createElement("iframe");
        this.frame.title = words.title;
        this.frame.src = `${host}/chat?embed=1&lang=${english ? "en" : "nl"}`;
        this.frame.onload = () => this.tell("hello");
        this.shadowRoot.append(this.frame);
      } else this.tell("opened");
      this.frame.hidden = false;
      this.button.hidden = true;
      this.frame.focus();
    }
    close() {
      this.frame.hidden = true;
      this.button.hidden = false;
      this.tell("closed");
      this.button.focus();
    }
    unread(count) {
      this.badge.hidden = !count;
      this.badge.textContent = count;
      this.button.setAttribute("aria-label", count ? `${words.open}, ${count} ${words.unread}` : words.open);
    }
  });
  document.body.append(document.createElement("ter-plaatse-chat"));
})();
