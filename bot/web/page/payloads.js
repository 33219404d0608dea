/**
 * The messages that carry more than text: one function per `type` of the contract.
 * @module
 */

import { advice, comparison } from "./advice.js";
import { make, phoneLink, siteAddress, siteLink, siteName } from "./dom.js";
import { markdown } from "./markdown.js";
import { takeAlong } from "./note.js";
import { sourceLine } from "./source.js";
import { LEVELS, PERSONAL_KINDS, TEXTS, THEMES, answeredText, positionText } from "./texts.js";

/**
 * What a message looks like: its text and what its payload adds to it.
 * @param {import("./client.js").Message} message
 * @returns {Node[]}
 */
export function content(message) {
  const text = message.text ? [markdown(message.text)] : [];
  const draw = DRAWN[message.custom?.type];
  return draw ? draw(message.custom, text) : text;
}

/** @type {Record<string, (custom: Record<string, any>, text: Node[]) => Node[]>} */
const DRAWN = {
  reflection_question: (custom, text) => [
    progress(custom.position, [THEMES[custom.theme] ?? custom.theme, LEVELS[custom.level]]),
    make("div", { class: "question" }, ...text),
    ...sourceLine(custom.source),
  ],
  reflection_summary: (custom, text) => [
    ...text,
    takeAlong(TEXTS.summary, String(custom.markdown ?? ""), answered(custom)),
  ],
  orientation_question: (custom, text) => [progress(custom.position, []), ...text],
  advice: (custom, text) => [...text, ...advice(custom)],
  option_info: (custom, text) => [...text, ...sourceLine(custom.source)],
  comparison: (custom, text) => [...text, comparison(custom)],
  crisis: (custom, text) => [crisis(custom, text)],
  privacy_notice: (custom, text) => [privacy(custom, text)],
};

/**
 * Where one is: a small row of steps and the words for it.
 * @param {unknown} position such as "3/5"
 * @param {(string | undefined)[]} about
 * @returns {HTMLElement}
 */
function progress(position, about) {
  const [here, all] = String(position ?? "").split("/").map(Number);
  const steps = Array.from({ length: all <= 12 ? all : 0 }, (_, index) =>
    make("span", { class: index < here ? "step done" : "step" }),
  );
  const words = [positionText(position), ...about].filter(Boolean).join(" · ");
  return make(
    "div",
    { class: "progress" },
    make("p", { class: "small" }, words),
    steps.length > 1 && make("div", { class: "steps", "aria-hidden": "true" }, ...steps),
  );
}

/** @param {Record<string, any>} custom */
function answered(custom) {
  if (typeof custom.answered !== "number") return null;
  return make("p", { class: "small" }, answeredText(custom.answered, Number(custom.skipped) || 0));
}

/**
 * The lines to call: calm, large, and easy to hit.
 * @param {Record<string, any>} custom
 * @param {Node[]} text
 */
function crisis(custom, text) {
  const lines = Array.isArray(custom.lines) ? custom.lines : [];
  return make(
    "section",
    { class: "crisis", "aria-label": TEXTS.crisis },
    ...(text.length ? text : [make("p", {}, TEXTS.crisisText)]),
    make("ul", { class: "lines" }, ...lines.map((line) => make("li", {}, ...crisisLine(line)))),
  );
}

/** @param {{name: string, phone?: string, url?: string}} line */
function crisisLine({ name, phone, url }) {
  const label = `${TEXTS.call} ${phone}`;
  const address = siteAddress(url);
  return [
    make("span", { class: "line-name" }, String(name ?? "")),
    phone && phoneLink(label, phone, { class: "call", "aria-label": `${label}, ${name}` }),
    address && siteLink(siteName(address), address),
  ].filter(Boolean);
}

/**
 * @param {Record<string, any>} custom
 * @param {Node[]} text
 */
function privacy(custom, text) {
  const kinds = Array.isArray(custom.kinds) ? custom.kinds.map((kind) => PERSONAL_KINDS[kind]).filter(Boolean) : [];
  const seen = [...new Set(kinds)].join(", ");
  return make(
    "div",
    { class: "aside" },
    ...(text.length ? text : [make("p", {}, TEXTS.privacyText)]),
    !text.length && seen && make("p", { class: "small" }, `${TEXTS.seen} ${seen}.`),
  );
}
