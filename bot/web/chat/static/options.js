/** The menu "Opties", and what stands beside the chat where there is no room beside it. */
import { announcer } from "./announcer.js";
import { button, byId, element } from "./dom.js";
import { openErase } from "./erase.js";
import { openGlossary } from "./glossary.js";
import { speech } from "./speech.js";
import { sound } from "./sound.js";
import { openSummary } from "./summary.js";
import { page } from "./texts.js";
import { openWindow } from "./window.js";

function toggle(label, on, change) {
  const box = element("input", { type: "checkbox", checked: on, onchange: () => change(box.checked, box) });
  return element("label", { class: "switch" }, box, element("span", {}, label));
}

export function openOptions({ conversation, composer }) {
  const words = page.options;
  const acts = element(
    "div",
    { class: "menu" },
    button(words.summary, () => openSummary(conversation)),
    page.hasGlossary ? button(words.glossary, () => openGlossary()) : null,
    button(words.erase, () => openErase(conversation)),
  );
  const note = element("p", { class: "card__text", hidden: true });
  const switches = element(
    "div",
    {},
    toggle(words.speak, speech.on, async (on, box) => {
      const state = await speech.turn(on, conversation);
      box.checked = speech.on;
      note.textContent = page.texts[`speak_${state}`];
      note.hidden = false;
      announcer.say(note.textContent);
    }),
    note,
    toggle(words.sound, sound.on, (on) => (sound.on = on)),
    toggle(words.enter, composer.enterSends, (on) => (composer.enterSends = on)),
  );
  const { dialog, body } = openWindow(words.title, acts, switches);
  // The side is hidden on a small screen: its cards come along, and go back when the window closes.
  const side = document.getElementById("side");
  if (getComputedStyle(side).display !== "none") {
    body.append(element("p", { class: "card__text" }, byId("about-leaving").textContent));
  } else {
    const cards = [...side.children];
    body.append(...cards);
    dialog.addEventListener("close", () => side.append(...cards));
  }
}
