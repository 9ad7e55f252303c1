/** The summary to keep: on the screen, on paper or as pdf, as a file of plain text, or passed on. */
import * as api from "./api.js";
import { button, element } from "./dom.js";
import { conversationText, download, mailAddress, share, summaryText } from "./keep.js";
import { ratingQuestion } from "./rating.js";
import { richText } from "./richtext.js";
import { taskList } from "./steps.js";
import { foreign, page } from "./texts.js";
import { openWindow } from "./window.js";

const words = page.summary;

/** The parts of a summary that have content: [title, lines or nodes]. */
function sections(summary) {
  const contacts = (summary.contacts ?? []).map(({ name, number, site, text }) =>
    number ? [name, name.endsWith(number) ? null : number, site?.replace(/^https:\/\/(www\.)?|\/$/g, "")].filter(Boolean).join(" – ") : `${name}: ${text}`,
  );
  const request = summary.visit_request;
  const told = Boolean(summary.scenario || summary.steps?.length);
  return [
    [null, [summary.scenario_name || (told ? "" : words.empty)].filter(Boolean)],
    [words.other_crimes, summary.other_crimes ?? []],
    [words.visit, request ? requestLines(request) : []],
    [words.steps, summary.steps ?? []],
    [words.donts, summary.donts ?? []],
    [words.reasons, told ? reasonLines(summary.reasons ?? []) : []],
    [words.contacts, contacts],
    [words.evidence, summary.evidence ?? []],
    [words.keep, summary.evidence?.length ? words.how : []],
    [words.aftercare, summary.aftercare ?? []],
  ].filter(([, lines]) => lines.length);
}

/** The reason, and the visitor's own words that led to it. */
function reasonLines([reason, ...quotes]) {
  if (!reason) return [];
  return quotes.length ? [reason, `${words.wrote} ${quotes.map((quote) => `“${quote}”`).join(", ")}`] : [reason];
}

function requestLines({ reference, status_text: status, fields }) {
  const given = { ...fields };
  const street = [given.street, given.house_number].filter(Boolean).join(" ");
  given.address = [street, given.postcode, given.city].filter(Boolean).join(", ");
  const lines = Object.entries(words.fields).filter(([name]) => given[name]);
  return [`${words.reference}: ${reference}`, status, ...lines.map(([name, label]) => `${label}: ${given[name]}`)];
}

/** language: of what the server wrote; headings and labels are in that of the page. */
function draw(parts, language) {
  return parts.map(([title, lines]) =>
    element(
      "section",
      {},
      title ? element("h3", {}, title) : null,
      title === words.steps
        ? taskList(lines, language)
        : title
          ? element("ul", { class: "bullets", lang: [words.visit, words.keep].includes(title) ? null : foreign(language) }, lines.map((line) => element("li", {}, ...richText(line).flatMap((p) => [...p.childNodes]))))
          : lines.flatMap((line) => richText(line)),
    ),
  );
}

export async function openSummary(conversation) {
  const { dialog, body } = openWindow(words.title, element("p", {}, words.loading));
  dialog.addEventListener("close", () => document.body.classList.remove("prints-window"));
  document.body.classList.add("prints-window");
  let parts;
  let question;
  let language;
  try {
    const summary = await api.summary(conversation.id).catch((error) => {
      // Without a network: as it was after the last answer.
      if (error instanceof api.Unreachable && conversation.summary) return conversation.summary;
      throw error;
    });
    parts = sections(summary);
    language = summary.language;
    question = ratingQuestion(conversation, summary);
  } catch {
    body.replaceChildren(element("p", {}, words.failed));
    return;
  }
  body.replaceChildren(
    ...draw(parts, language),
    element("p", { class: "card__text no-print" }, words.warning),
    element("p", { class: "card__text no-print", id: "mail-warning" }, words.mail_warning),
    element(
      "div",
      { class: "window__acts no-print" },
      button(words.print, () => window.print(), "button--primary"),
      button(words.download, () => download(summaryText(parts), words.file)),
      button(words.download_all, () => download(conversationText(conversation.ordered), words.file_all)),
      element("a", { class: "button", href: mailAddress(words.title, parts), "aria-describedby": "mail-warning" }, words.mail),
      navigator.share ? button(words.share, () => share(words.title, summaryText(parts))) : null,
    ),
    ...[question].filter(Boolean),
  );
}
