/**
 * What a message looks like: its text, and what its payload adds to it. The server drew the words beside it.
 * @module
 */

import { fill, make, makeChoice, phoneLink, siteLink } from "./dom.js";
import { markdown } from "./markdown.js";
import { folded, takeAlong } from "./note.js";
import { TEXTS } from "./texts.js";

/** @typedef {import("./client.js").Button} Button */

/**
 * @param {import("./client.js").Message} message
 * @returns {Node[]}
 */
export function content(message) {
  const text = message.text ? [markdown(message.text)] : [];
  const draw = DRAWN[message.custom?.type];
  return draw ? draw(message.custom, text).filter(Boolean) : text;
}

/** @type {Record<string, (custom: Record<string, any>, text: Node[]) => any[]>} */
const DRAWN = {
  reflection_question: (custom, text) => [
    progress(custom),
    make("div", { class: "question" }, ...text),
    sourceLine(custom.source),
  ],
  orientation_question: (custom, text) => [progress(custom), ...text],
  scale: (custom, text) => [...text, ...scale(custom)],
  reflection_summary: (custom, text) => [...text, custom.note && takeAlong(TEXTS.summary, custom.note, custom.words)],
  card: (custom) => around(custom, custom.note && takeAlong(TEXTS.card, custom.note)),
  advice: (custom, text) => [
    ...text,
    make("ol", { class: "options" }, ...list(custom.options).map(option)),
    custom.contact && contact(custom.contact, []),
    custom.note && folded(TEXTS.card, custom.note),
  ],
  contact: (custom, text) => [
    ...(custom.contact ? [contact(custom.contact, text)] : text),
    custom.note && folded(TEXTS.card, custom.note),
  ],
  option_info: (custom, text) => [...text, sourceLine(custom.source)],
  comparison: (custom, text) => [...text, comparison(custom)],
  crisis: (custom) => [crisis(custom)],
  privacy_notice: (custom, text) => [
    make("div", { class: "aside" }, ...(text.length ? text : [make("p", {}, custom.words)])),
  ],
  signal_preview: (custom) => around(custom, passedOn(custom)),
  signal_sent: (custom) => around(custom, code(custom)),
};

/** What is shown apart, between what the bot says before and after it. @param {Record<string, any>} custom @param {Node} shown */
function around({ lead, rest }, shown) {
  return [lead && markdown(lead), shown, rest && markdown(rest)];
}

/** @param {any} value */
function list(value) {
  return Array.isArray(value) ? value : [];
}

/** Where one is: the words for it and a small row of steps. @param {Record<string, any>} custom */
function progress({ words, here, steps }) {
  if (!words) return null;
  const row = Array.from({ length: steps || 0 }, (_, index) => make("span", { class: index < here ? "step done" : "step" }));
  return make(
    "div",
    { class: "progress" },
    make("p", { class: "small" }, words),
    row.length && make("div", { class: "steps", "aria-hidden": "true" }, ...row),
  );
}

/** Where a statement comes from, folded: it is long, and few want it now. @param {unknown} source */
function sourceLine(source) {
  if (!source || typeof source !== "string") return null;
  return make("details", { class: "source" }, make("summary", {}, TEXTS.source), make("p", {}, source));
}

/**
 * The continuum or the ladder: a picture whose places are buttons, the highest rung on top.
 * @param {{kind: string, places: Button[]}} custom
 */
function scale({ kind, places }) {
  const drawn = places.map((place, index) =>
    makeChoice(
      place,
      "place",
      make("span", { class: "dot", "aria-hidden": "true" }, String(index + 1)),
      make(
        "span",
        { class: "place-name" },
        place.title,
        make("span", { class: "visually-hidden" }, `, ${fill(TEXTS.scale_place, { number: index + 1, all: places.length })}`),
      ),
    ),
  );
  if (kind === "rung") drawn.reverse();
  const ends = ["low", "high"].map((end) => make("span", {}, TEXTS[`scale_${kind}_${end}`]));
  return [
    make("div", { class: `scale ${kind}`, role: "group", "aria-label": TEXTS.scale }, ...drawn),
    make("p", { class: "small ends", "aria-hidden": "true" }, ...ends),
  ];
}

/** @param {{name: string, short?: string, reasons?: string[], source?: string}} option */
function option({ name, short, reasons, source }) {
  const why = list(reasons);
  return make(
    "li",
    { class: "card" },
    make("h2", {}, name),
    short && make("p", {}, short),
    why.length && make("p", { class: "why" }, TEXTS.why),
    why.length && make("ul", {}, ...why.map((reason) => make("li", {}, reason))),
    sourceLine(source),
  );
}

/**
 * @param {Record<string, any>} place
 * @param {Node[]} text what the bot says of it
 */
function contact(place, text) {
  const { call, site } = reach(place);
  return make(
    "div",
    { class: "card contact", role: "group", "aria-label": TEXTS.contact },
    ...(text.length ? text : [make("p", { class: "small" }, TEXTS.contact), make("h2", {}, place.name)]),
    place.hours && make("p", {}, place.hours),
    (call || site) && make("p", { class: "contact-links" }, call, site),
  );
}

/** The lines to call: calm, large, and easy to hit. @param {Record<string, any>} custom */
function crisis(custom) {
  const lines = list(custom.lines).map((line) => {
    const { call, site } = reach(line);
    return make("li", {}, make("div", { class: "line-name" }, make("strong", {}, line.name), site), call);
  });
  return make(
    "div",
    { class: "crisis", role: "group", "aria-label": TEXTS.crisis },
    markdown(custom.lead || TEXTS.crisis_text),
    make("ul", { class: "lines" }, ...lines),
    custom.rest && markdown(custom.rest),
  );
}

/** A sentence as others will read it. @param {Record<string, any>} custom */
function passedOn({ text, words, lead }) {
  return make(
    "div",
    { class: "card", role: "group", "aria-label": TEXTS.signal_preview },
    !lead && words && make("p", { class: "small" }, words),
    make("blockquote", {}, make("p", {}, text)),
  );
}

/** A code to keep: large, and copied in one press. @param {Record<string, any>} custom */
function code({ code: said }) {
  const shown = make("code", { class: "code" }, said);
  const told = make("span", { class: "small" });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(said);
      told.textContent = TEXTS.copied;
    } catch {
      window.getSelection()?.selectAllChildren(shown);
      told.textContent = TEXTS.not_copied;
    }
  };
  return make(
    "div",
    { class: "card", role: "group", "aria-label": TEXTS.code },
    make("p", { class: "small" }, TEXTS.code),
    shown,
    make("p", { class: "copying" }, makeButton(TEXTS.copy, copy), told),
  );
}

/** The links to a line or place. @param {Record<string, any>} place */
function reach({ name, phone, tel, site, site_name }) {
  const label = tel && fill(TEXTS.call_name, { phone, name });
  return {
    call: tel && phoneLink(fill(TEXTS.call, { phone }), phone, { class: "call", "aria-label": label }),
    site: site && siteLink(site_name, site),
  };
}

/**
 * Options side by side; on a narrow screen the styles stack the cells, so the roles are said here.
 * @param {{names?: string[], rows?: {label: string, values: string[]}[]}} custom
 */
function comparison({ names, rows }) {
  const heads = list(names).map((name) => make("th", { role: "columnheader", scope: "col" }, name));
  const about = make("span", { class: "visually-hidden" }, TEXTS.about);
  const first = make("th", { role: "columnheader", scope: "col" }, about);
  const body = list(rows).map(({ label, values }) =>
    make(
      "tr",
      { role: "row" },
      make("th", { role: "rowheader", scope: "row" }, label),
      ...list(values).map((value, index) => make("td", { role: "cell", "data-head": names?.[index] ?? "" }, value)),
    ),
  );
  return make(
    "table",
    { class: "comparison", role: "table", "aria-label": TEXTS.comparison },
    make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, first, ...heads)),
    make("tbody", { role: "rowgroup" }, ...body),
  );
}
