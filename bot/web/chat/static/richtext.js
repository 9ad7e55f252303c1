/** Plain text of a message to paragraphs, lists and links, and what is read in one go. Only numbers and sites of our own contacts
 * become links: a number or site of an offender, repeated in a summary, must stay plain text. */
import { element } from "./dom.js";
import { page } from "./texts.js";

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
const numbers = Object.keys(page.numbers).sort((a, b) => b.length - a.length);
const sites = Object.keys(page.sites).sort((a, b) => b.length - a.length);
const linked = new RegExp(
  `(?<![\\w+./@-])(?:(${numbers.map(escape).join("|")})|((?:https://)?(?:www\\.)?(?:${sites.map(escape).join("|")})))(?![\\w@-]|/\\w|\\.\\w)`,
  "g",
);
// A telephone number, a postcode and a reference are not broken over two lines.
const whole = /(?<![\w+])(?:(?:\+\d{1,3}|0\d{1,3})(?:[ -]\d{2,8}){1,5}|\d{4} [A-Z]{2}|TP-[A-Z\d]{4,8})(?![\w-])/g;

function unbroken(text) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(whole)) {
    parts.push(text.slice(end, match.index), element("span", { class: "whole" }, match[0]));
    end = match.index + match[0].length;
  }
  return [...parts, text.slice(end)].filter((part) => part !== "");
}

function withLinks(text) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(linked)) {
    parts.push(...unbroken(text.slice(end, match.index)));
    const [words, number] = match;
    if (number) parts.push(element("a", { href: `tel:${page.numbers[number]}` }, words));
    else {
      const site = words.replace(/^https:\/\//, "").replace(/^www\./, "");
      parts.push(element("a", { href: page.sites[site], target: "_blank", rel: "noopener noreferrer" }, words));
    }
    end = match.index + words.length;
  }
  return [...parts, ...unbroken(text.slice(end))];
}

function lines(block, links) {
  const nodes = [];
  for (const [index, line] of block.entries()) {
    if (index) nodes.push(element("br"));
    nodes.push(...(links ? withLinks(line) : unbroken(line)));
  }
  return nodes;
}

/** Nodes for a text. A line that starts with "- " or "1. " is an item of a list; an empty line parts.
 * links: false for what the visitor wrote. */
export function richText(text, { links = true } = {}) {
  const nodes = [];
  for (const block of text.replace(/\r\n?/g, "\n").split(/\n{2,}/)) {
    let plain = [];
    let items = null;
    const flush = () => {
      if (plain.length) nodes.push(element("p", { dir: "auto" }, lines(plain, links)));
      plain = [];
    };
    for (const line of block.split("\n")) {
      const item = links && /^(?:(-|\*|•)|\d+[.)])\s+(.*)$/.exec(line);
      if (!item) {
        items = null;
        if (line.trim()) plain.push(line);
        continue;
      }
      flush();
      const tag = item[1] ? "ul" : "ol";
      if (items?.localName !== tag) nodes.push((items = element(tag, { class: "bullets" })));
      items.append(element("li", {}, withLinks(item[2])));
    }
    flush();
  }
  return nodes;
}
