// <script src="https://chat.example/embed.js" async></script> puts a chat button on a page (data-lang="en": English).
(() => {
  const script = document.currentScript, host = new URL(script.src).origin, lang = script.dataset.lang == "en" ? "en" : "nl";
  const [label, news] = lang == "en" ? ["Chat: help after online fraud", "new messages"] : ["Chat: hulp na online fraude", "nieuwe berichten"];
  const css = `:host{all:initial}[hidden]{display:none!important}
button,iframe{position:fixed;right:20px;bottom:20px;z-index:2147483000}
button{min-height:56px;max-width:calc(100vw - 40px);padding:12px 20px;border:2px solid #fff;border-radius:28px;background:#0b274d;color:#fff;font:600 18px/1.2 system-ui,sans-serif;cursor:pointer;box-shadow:0 4px 16px #0006}
button:focus-visible{outline:3px solid #f3b23c;outline-offset:3px}
b{margin-left:8px;padding:1px 9px;border-radius:12px;background:#f3b23c;color:#14233b}
iframe{width:min(410px,100vw - 24px);height:min(700px,100vh - 40px);border:1px solid #6d7b90;border-radius:12px;background:#fff;box-shadow:0 12px 40px #0b274d70}
@media(max-width:480px),(max-height:560px){iframe{inset:0;width:100%;height:100%;border:0;border-radius:0}}
@media print{button,iframe{display:none}}`;
  const make = (tag, values) => Object.assign(document.createElement(tag), values);

  customElements.define("ter-plaatse-chat", class extends HTMLElement {
    connectedCallback() {
      if (this.root) return;
      const root = (this.root = this.attachShadow({ mode: "open" })), sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      root.adoptedStyleSheets = [sheet];
      const button = make("button", { textContent: label, onclick: show }), badge = make("b", { hidden: true });
      button.append(badge);
      root.append(button);
      let frame;
      const tell = (type) => frame.contentWindow.postMessage({ source: "ter-plaatse", type }, host);
      function show() {
        if (frame) tell("opened");
        else {
          frame = make("iframe", { title: "Chat", src: `${host}/chat?embed=1&lang=${lang}`, onload: () => tell("hello") });
          root.append(frame);
        }
        frame.hidden = false;
        button.hidden = true;
        frame.focus();
      }
      addEventListener("message", ({ origin, source, data }) => {
        if (!frame || origin != host || source != frame.contentWindow || data?.source != "ter-plaatse") return;
        if (data.type == "close") {
          frame.hidden = true;
          button.hidden = false;
          tell("closed");
          button.focus();
        }
        if (data.type == "unread" && Number.isInteger(data.count)) {
          badge.hidden = !data.count;
          badge.textContent = data.count;
          button.ariaLabel = data.count ? `${label}, ${data.count} ${news}` : label;
        }
      });
    }
  });
  (document.body ?? document.documentElement).append(make("ter-plaatse-chat"));
})();
