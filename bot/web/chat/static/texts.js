/** What the server put in the page: texts in the page's language, and the contacts that may be shown. */
export const page = JSON.parse(document.getElementById("page-data").textContent);

/** Fill the words in braces of a text: fill("Bel {number}", { number: "112" }). */
export function fill(text, values = {}) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** The text under this key of `script` in data/texts/page.*.yml. */
export function say(key, values) {
  return fill(page.texts[key], values);
}

/** For the attribute lang: the language of something, where that is not the language of the page. */
export const foreign = (language) => (language && language !== page.language ? language : null);

const clock = new Intl.DateTimeFormat(page.language, { hour: "2-digit", minute: "2-digit", hour12: false });
const calendar = new Intl.DateTimeFormat(page.language === "en" ? "en-GB" : page.language, { weekday: "long", day: "numeric", month: "long" });

export function time(date) {
  return say("time", { time: clock.format(date).replace(":", page.language === "nl" ? "." : ":") });
}

export function day(date) {
  const today = new Date().toDateString() === date.toDateString();
  return today ? say("today") : calendar.format(date);
}

/** A time, with its day unless that is today. */
export function moment(date) {
  const today = new Date().toDateString() === date.toDateString();
  return today ? time(date) : `${calendar.format(date)} ${time(date)}`;
}

/** The words joined as people do: "a, b en c". */
export function list(words) {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${say("and")} ${words.at(-1)}`;
}
