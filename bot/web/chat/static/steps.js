/** Steps: the list beside the chat, the list in a message, and ticking off. */
import { button, element, icon } from "./dom.js";
import { richText } from "./richtext.js";
import { page, say } from "./texts.js";

const ids = { done: (step) => `step:${step.id}:done`, how: (step) => `step:${step.id}:how` };

/** The buttons of a step that this conversation was offered. small: for the list beside the chat. */
export function stepActs(step, offered, press, { small = false } = {}) {
  const acts = [];
  const size = small ? "button--small " : "";
  const act = (kind, look) => {
    const id = ids[kind](step);
    if (!offered.has(id)) return;
    const node = button(say(`step_${kind}`), () => press(id, offered.get(id)), size + look);
    node.setAttribute("aria-describedby", `${small ? "side" : "next"}-${step.id}`);
    acts.push(node);
  };
  if (!step.done) act("done", small ? "" : "button--primary");
  act("how", "button--quiet");
  return acts;
}

export function callLink(step) {
  if (!step.tel) return null;
  const look = step.tel === "112" ? "button--danger" : "button--primary";
  const label = step.tel_label && /\d/.test(step.tel_label) ? step.tel_label : step.tel;
  const text = step.tel_label && !/^[\d+ -]+$/.test(step.tel_label) ? step.tel_label : say("call", { number: label });
  return element("a", { class: `button button--call ${look}`, href: `tel:${step.tel}` }, icon("phone"), text);
}

function task(step, number, acts, { call = true, prefix = null } = {}) {
  const title = step.done ? [step.title, element("span", { class: "hidden" }, ` (${say("done_mark")})`)] : step.title;
  return element(
    "li",
    { class: step.done ? "is-done" : null },
    element("span", { class: "tasks__box", "aria-hidden": "true" }, step.done ? icon("check") : String(number)),
    element("p", { class: "tasks__title", id: prefix && `${prefix}-${step.id}` }, title),
    !step.done && step.text ? element("div", { class: "tasks__text" }, richText(step.text)) : null,
    call && !step.done ? callLink(step) : null,
    acts?.length ? element("div", { class: "tasks__acts" }, acts) : null,
  );
}

/** All steps as a numbered list. acts(step): buttons for it. */
export function taskList(steps, { acts = () => [], prefix = null, call = true } = {}) {
  return element(
    "ol",
    { class: "tasks" },
    steps.map((step, index) => task(step, index + 1, acts(step), { prefix, call })),
  );
}

/** The next step large, with its buttons; under it, smaller, what comes after. */
export function currentStep(steps, acts) {
  const index = steps.findIndex((step) => !step.done);
  if (index < 0) return taskList(steps);
  const step = steps[index];
  const count = steps.length > 1 ? say("next_step", { number: index + 1, total: steps.length }) : null;
  return element(
    "div",
    { class: "next" },
    count ? element("p", { class: "next__count" }, count) : null,
    element("h2", { id: `next-${step.id}` }, step.title),
    step.text ? element("div", {}, richText(step.text)) : null,
    callLink(step),
    element("div", { class: "next__acts" }, acts(step)),
  );
}

/** The list beside the chat, and its progress. */
export class StepsPanel {
  constructor({ conversation, press, parts }) {
    Object.assign(this, { conversation, press, parts, steps: [], evidence: [] });
  }

  show(steps, evidence) {
    this.steps = steps;
    this.evidence = evidence;
    const { body, count, progress, title, fill, evidence: card, evidenceBody } = this.parts;
    if (steps.length) {
      const done = steps.filter((step) => step.done).length;
      const words = { done, total: steps.length };
      body.replaceChildren(
        taskList(steps, {
          prefix: "side",
          acts: (step) => (step.done ? [] : stepActs(step, this.conversation.offered, this.press, { small: true })),
        }),
      );
      count.textContent = say("progress", words);
      title.textContent = say("progress_title", words);
      fill.setAttribute("width", String(Math.round((100 * done) / steps.length)));
    }
    count.hidden = progress.hidden = !steps.length;
    card.hidden = !evidence.length;
    if (evidence.length) evidenceBody.replaceChildren(this.ticks(evidence));
  }

  /** What to keep as evidence; the ticks stay on this device only. */
  ticks(evidence) {
    const key = `tp-evidence-${this.conversation.id}`;
    const ticked = new Set(JSON.parse(sessionStorage.getItem(key) ?? "[]"));
    const rows = evidence.map((text) => {
      const box = element("input", { type: "checkbox", checked: ticked.has(text) });
      box.addEventListener("change", () => {
        ticked[box.checked ? "add" : "delete"](text);
        sessionStorage.setItem(key, JSON.stringify([...ticked]));
      });
      return element("li", {}, element("label", {}, box, element("span", {}, text)));
    });
    return element("ul", { class: "ticks" }, rows);
  }

  clear() {
    this.show([], []);
    this.parts.body.replaceChildren(element("p", { class: "card__text" }, page.noSteps));
  }
}
