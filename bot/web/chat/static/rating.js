/** One question when it is over: was the visitor helped. After an emergency nobody is asked. */
import * as api from "./api.js";
import { button, element } from "./dom.js";
import { page } from "./texts.js";

const words = page.rating;

/** The question with its three answers; null when it is not to be asked. summary: as the server gives it. */
export function ratingQuestion(conversation, summary) {
  const spoke = conversation.ordered.some((message) => message.author === "visitor");
  if (!summary.may_rate || !spoke) return null;
  const said = element("p", { tabindex: "-1", hidden: !summary.rating }, summary.rating ? words.thanks : "");
  const answers = Object.entries(words.answers).map(([answer, label]) => button(label, () => give(answer), "button--small"));
  const question = element(
    "fieldset",
    { class: "rating no-print", hidden: Boolean(summary.rating) },
    element("legend", {}, words.question),
    element("div", { class: "window__acts" }, answers),
  );
  const box = element("div", { class: "no-print" }, question, said);

  async function give(answer) {
    try {
      await api.rate(conversation.id, answer);
      said.textContent = words.thanks;
      question.hidden = true;
    } catch {
      said.textContent = words.failed;
    }
    said.hidden = false;
    said.focus();
  }
  return box;
}

/** Ask under the notice that the conversation is closed. */
export async function askWhenClosed(conversation, closed) {
  let question = null;
  try {
    question = ratingQuestion(conversation, await api.summary(conversation.id));
  } catch {
    return; // the answer is no use to the visitor: then it is not asked
  }
  closed.querySelector(".rating")?.parentElement.remove();
  if (question) closed.append(question);
}
