// A chat button: docs/chat.md.
(() => {
  const { src, dataset } = document.currentScript, host = new URL(src).origin, lang = dataset.lang == "en" ? "en" : "nl";
  const [label, news] = lang == "en" ? ["Chat: help after online fraud", "new messages"] : ["Chat: hulp na online fraude", "nieuwe berichten"];
  const css = `:host{all:initial}[hidden]{display:none!important}
button,iframe{position:fixed;right:20px;bottom:20px;z-index:2147483000}
button{min-height:56px;max-width:calc(100vw - 40px);padding:12px 20px;border:2px solid {--tp-on-header};border-radius:28px;background:{--tp-header};color:{--tp-on-header};font:600 18px/1.2 system-ui,sans-serif;cursor:pointer;box-shadow:0 4px 16px #0006}
button:focus-visible{outline:3px solid {--tp-accent};outline-offset:3px}
b{margin-left:8px;padding:1px 9px;border-radius:12px;background:{--tp-accent};color:{--tp-text}}
iframe{width:min(410px,100vw - 24px);height:min(700px,100vh - 40px);border:1px solid {--tp-line-strong};border-radius:12px;background:#fff;box-shadow:0 12px 40px #0006}
@media(max-width:480px),(max-height:560px){iframe{inset:0;width:100%;height:100%;border:0;border-radius:0}}
@media print{button,iframe{display:none}}`;
  const make = (tag, props) => Object.assign(document.createElement(tag), props);

  customElements.define("ter-plaatse-chat", class extends HTMLElement {
    connectedCallback() {
      if (this.shadowRoot) return;
      const root = this.attachShadow({ mode: "open" }), sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      root.adoptedStyleSheets = [sheet];
      const button = make("button", { textContent: label, onclick: show }), badge = make("b", { hidden: true });
      button.append(badge);
      root.append(button);
      let frame;
      const tell = (type) => frame.contentWindow.postMessage({ source: "ter-plaatse", type }, host);
      function show() {
        if (frame) tell("opened");
        else root.append(frame = make("iframe", { title: "Chat", allow: navigator.share ? "web-share" : "", src: `${host}/chat?embed=1&lang=${lang}`, onload() {
          tell("hello");
          if (root.activeElement == frame) tell("opened");
        } }));
        frame.hidden = false;
        button.hidden = true;
        frame.focus();
      }
      addEventListener("message", ({ origin, source, data }) => {
        if (origin != host || source != frame?.contentWindow || data?.source != "ter-plaatse") return;
        const { type, count } = data;
        if (type == "close") {
          frame.hidden = true;
          button.hidden = false;
          tell("closed");
          button.focus();
        }
        if (type == "unread" && Number.isInteger(count)) {
          badge.hidden = !count;
          badge.textContent = count;
          button.ariaLabel = count ? `${label}, ${count} ${news}` : label;
          document.title = (count ? `(${count}) ` : "") + document.title.replace(/^\(\d+\) /, "");
        }
      });
    }
  });
  (document.body ?? document.documentElement).append(make("ter-plaatse-chat", { lang }));
})();
