/** Delete the conversation: first what goes and what must stay, then the button. */
import * as api from "./api.js";
import { announcer } from "./announcer.js";
import { button, element } from "./dom.js";
import { forget } from "./leave.js";
import { richText } from "./richtext.js";
import { page } from "./texts.js";
import { openWindow } from "./window.js";

const words = page.erase;

function lines(value) {
  return [value ?? []].flat().map((item) => (typeof item === "string" ? item : [item.what, item.why].filter(Boolean).join(" ")));
}

function part(title, items) {
  if (!items.length) return null;
  return element("section", {}, element("h3", {}, title), element("ul", { class: "bullets" }, items.map((item) => element("li", {}, item))));
}

export async function openErase(conversation) {
  const { dialog, body } = openWindow(words.title);
  let erased = false;
  dialog.addEventListener("close", () => erased && location.replace(page.home));
  const failed = element("p", { class: "composer__error", hidden: true });
  try {
    const erasure = await api.erasure(conversation.id);
    body.append(
      ...(erasure.text ? richText(erasure.text) : []),
      ...[part(words.removed, lines(erasure.erased)), part(words.kept, lines(erasure.kept))].filter(Boolean),
    );
  } catch {
    body.append(element("p", {}, words.failed));
    return;
  }
  const confirm = button(words.confirm, async () => {
    confirm.disabled = true;
    conversation.erasing = true;
    try {
      await api.erase(conversation.id);
    } catch {
      confirm.disabled = false;
      conversation.erasing = false;
      failed.textContent = words.failed;
      failed.hidden = false;
      announcer.say(words.failed);
      confirm.focus();
      return;
    }
    erased = true;
    conversation.stop();
    conversation.outbox.clear();
    forget();
    const again = button(words.again, () => location.replace(page.home), "button--primary");
    body.replaceChildren(element("p", {}, words.done), element("div", { class: "window__acts" }, again));
    again.focus();
  }, "button--danger");
  body.append(failed, element("div", { class: "window__acts" }, button(words.cancel, () => dialog.close()), confirm));
}
