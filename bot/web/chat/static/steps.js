/** Steps: the list beside the chat, the list in a message, and ticking off. */
import { button, element, icon, inLanguage, keepFocus } from "./dom.js";
import { richText } from "./richtext.js";
import { TICKS, local } from "./storage.js";
import { foreign, page, say } from "./texts.js";

const ids = { done: (step) => `step:${step.id}:done`, how: (step) => `step:${step.id}:how` };

/** The buttons of a step that this conversation was offered. The step's title is part of their name. */
export function stepActs(step, offered, press, look = { done: "button--primary" }) {
  const acts = [];
  const act = (kind, size) => {
    const id = ids[kind](step);
    if (!offered.has(id)) return;
    const name = element("span", { class: "hidden" }, `: ${step.title}`);
    const pressable = button([say(`step_${kind}`), name], () => press(id, offered.get(id)), size);
    pressable.dataset.key = id;
    acts.push(pressable);
  };
  if (!step.done) act("done", look.done);
  act("how", `button--quiet ${look.how ?? ""}`);
  return acts;
}

function callLink(step) {
  if (!step.tel) return null;
  const look = step.tel === "112" ? "button--danger" : "button--primary";
  const label = step.tel_label && /\d/.test(step.tel_label) ? step.tel_label : step.tel;
  const text = step.tel_label && !/^[\d+ -]+$/.test(step.tel_label) ? step.tel_label : say("call", { number: label });
  return element("a", { class: `button button--call ${look}`, href: `tel:${step.tel}`, "data-key": step.tel }, icon("phone"), text);
}

/** One step of a list. part: "all" of it, the "title" only, or all "large" with its call button. */
function task(step, number, part, acts) {
  const title = step.done ? [step.title, element("span", { class: "hidden", lang: page.language }, ` (${say("done_mark")})`)] : step.title;
  const open = !step.done && part !== "title";
  return element(
    "li",
    { class: [step.done && "is-done", part === "large" && "is-next"].filter(Boolean).join(" ") || null },
    element("span", { class: "tasks__box" }, step.done ? icon("check") : String(number)),
    element(part === "large" ? "h2" : "p", { class: "tasks__title" }, title),
    open && step.text ? element("div", { class: "tasks__text" }, richText(step.text)) : null,
    open && part === "large" ? callLink(step) : null,
    open && acts.length ? element("div", { class: "tasks__acts", lang: page.language }, acts) : null,
  );
}

/** All steps as a numbered list. acts(step): buttons for it. language: of the steps. */
export function taskList(steps, language, acts = () => []) {
  return element("ol", { class: "tasks", lang: foreign(language) }, steps.map((step, index) => task(step, index + 1, "all", acts(step))));
}

/** What to show of the steps of a message, with numbers that go on: [number, step].
 * A step in between that is done already is shown too, ticked; else the visitor looks for number 2. */
function numbered(steps, state) {
  const places = steps.map((step) => state.findIndex((other) => other.id === step.id));
  const from = Math.min(...places);
  const range = state.slice(from, Math.max(...places) + 1);
  const own = new Set(steps.map((step) => step.id));
  const whole = from >= 0 && range.every((step) => step.done || own.has(step.id));
  if (whole) return range.map((step, index) => [from + index + 1, step]);
  return steps.map((step, index) => [index + 1, state[places[index]] ?? step]);
}

/** The steps of a message: the next one large with its buttons, the others by title.
 * state: all steps of the conversation as they are now; it has the numbers and what is done. */
export function stepsOfMessage(steps, state, acts) {
  const rows = numbered(steps, state);
  const next = rows.findIndex(([, step]) => !step.done);
  return element(
    "ol",
    { class: "tasks" },
    rows.map(([number, step], index) =>
      task(step, number, index === next ? "large" : "title", index === next ? acts(step) : []),
    ),
  );
}

/** The list beside the chat, and its progress. */
export class StepsPanel {
  constructor({ conversation, press, parts }) {
    Object.assign(this, { conversation, press, parts, steps: [], evidence: [] });
  }

  /** summary: as the server gives it. */
  show({ steps = [], evidence = [], donts = [], language = null }) {
    this.steps = steps;
    this.evidence = evidence;
    const { body, count, progress, title, fill, evidence: card, evidenceBody } = this.parts;
    if (steps.length) {
      const done = steps.filter((step) => step.done).length;
      const words = { done, total: steps.length };
      const next = steps.find((step) => !step.done);
      const drawn = taskList(steps, language, (step) =>
        stepActs(step, this.conversation.offered, this.press, {
          done: step === next ? "button--small" : "button--small button--quiet",
          how: "button--small",
        }),
      );
      keepFocus(() => body.replaceChildren(drawn));
      count.textContent = say("progress", words);
      title.replaceChildren(
        next
          ? say("progress_next", { number: steps.indexOf(next) + 1, total: steps.length, title: "" })
          : say("progress_all", words),
        next ? element("span", { lang: foreign(language) }, next.title) : "",
      );
      fill.setAttribute("width", String(Math.round((100 * done) / steps.length)));
    }
    count.hidden = progress.hidden = !steps.length;
    this.parts.donts.hidden = !donts.length;
    inLanguage(this.parts.dontsBody, foreign(language));
    this.parts.dontsBody.replaceChildren(...donts.map((text) => element("li", {}, text)));
    card.hidden = !evidence.length;
    if (evidence.length) keepFocus(() => evidenceBody.replaceChildren(this.ticks(evidence, language)));
  }

  /** What to keep as evidence. The ticks stay on this device, as long as it has the conversation. */
  ticks(evidence, language) {
    const key = TICKS + this.conversation.id;
    local.clear(TICKS, key);
    const ticked = new Set(JSON.parse(local.getItem(key) ?? "[]"));
    const rows = evidence.map((text) => {
      const box = element("input", { type: "checkbox", checked: ticked.has(text), "data-key": text });
      box.addEventListener("change", () => {
        ticked[box.checked ? "add" : "delete"](text);
        local.setItem(key, JSON.stringify([...ticked]));
      });
      return element("li", {}, element("label", {}, box, element("span", {}, text)));
    });
    return element("ul", { class: "ticks", lang: foreign(language) }, rows);
  }

  clear() {
    this.show({});
    this.parts.body.replaceChildren(element("p", { class: "card__text" }, page.noSteps));
  }
}
