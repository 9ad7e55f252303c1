/** Difficult words, each with its meaning. */
import { element } from "./dom.js";
import { page } from "./texts.js";
import { openWindow } from "./window.js";

export async function openGlossary() {
  const list = element("div", { class: "words" });
  openWindow(page.glossary.title, list);
  try {
    const answer = await fetch(page.glossaryAddress);
    if (!answer.ok) throw new Error(String(answer.status));
    for (const { word, meaning } of await answer.json()) {
      list.append(element("details", {}, element("summary", {}, word), element("p", {}, meaning)));
    }
  } catch {
    list.append(element("p", {}, page.glossary.failed));
  }
}
