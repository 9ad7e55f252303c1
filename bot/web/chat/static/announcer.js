/** Says new messages to people who do not see them. There is one of it, in the page from the start. */
const CLEARED_AFTER_MS = 10_000;

export class Announcer {
  constructor(node) {
    this.node = node;
  }

  say(text, language) {
    const line = document.createElement("p");
    if (language) line.lang = language;
    line.textContent = text;
    this.node.append(line);
    setTimeout(() => line.remove(), CLEARED_AFTER_MS);
  }
}
