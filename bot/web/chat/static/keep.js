/** The summary and the conversation as plain text, to keep as a file or to pass on. */
import { element } from "./dom.js";
import { sender } from "./messages.js";
import { moment, page } from "./texts.js";

/** parts: [title, lines or steps] each. */
export function summaryText(parts) {
  const line = (item) =>
    typeof item === "string" ? item : `[${item.done ? "x" : " "}] ${item.title}${item.text ? `\n    ${item.text}` : ""}${item.tel ? ` (${item.tel})` : ""}`;
  const blocks = parts.map(([title, lines]) => [title && `${title}\n${"-".repeat(title.length)}`, ...lines.map(line)].filter(Boolean).join("\n"));
  return [page.brand, ...blocks, page.emergency].join("\n\n") + "\n";
}

/** Programs of some computers cut longer addresses. */
const LONGEST_ADDRESS = 1900;

/** The address that opens a new mail with the titles of a summary, as much as fits; nothing is sent by us.
 * parts: as of summaryText; the first ones matter most. */
export function mailAddress(subject, parts) {
  const line = (item) => (typeof item === "string" ? item : `[${item.done ? "x" : " "}] ${item.title}${item.tel ? ` (${item.tel})` : ""}`);
  const rows = parts.flatMap(([title, lines]) => ["", ...(title ? [title] : []), ...lines.map(line)]);
  const address = (body) => `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent([...body, "", page.emergency].join("\r\n"))}`;
  let body = [page.brand];
  for (const row of rows) {
    if (address([...body, row]).length > LONGEST_ADDRESS) return address([...body, "", page.summary.mail_rest]);
    body = [...body, row];
  }
  return address(body);
}

export function conversationText(messages) {
  const blocks = messages.map((message) => {
    const steps = (message.steps ?? []).map((step, index) => `${index + 1}. ${step.title}`);
    return [`${sender(message)}, ${moment(new Date(message.at))}`, message.text, ...steps].filter(Boolean).join("\n");
  });
  return [page.brand, ...blocks, page.emergency].join("\n\n") + "\n";
}

export function download(text, name) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Let the device pass a text on, by mail or otherwise; the visitor picks with what, in a window of the device. */
export async function share(title, text) {
  try {
    await navigator.share({ title, text });
  } catch (error) {
    if (error.name !== "AbortError") download(text, page.summary.file);
  }
}
