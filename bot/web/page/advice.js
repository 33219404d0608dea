/**
 * What orientation comes to: options with their reasons, one contact, a card to take along, a comparison.
 * @module
 */

import { make, makeButton, phoneLink, siteAddress, siteLink, siteName } from "./dom.js";
import { takeAlong } from "./note.js";
import { sourceLine } from "./source.js";
import { FIELDS, NOT_SAID, TEXTS } from "./texts.js";

/** Names of options seen in this conversation, for the head of a comparison. @type {Map<string, string>} */
const names = new Map();

/**
 * @param {Record<string, any>} custom
 * @returns {Node[]}
 */
export function advice(custom) {
  const options = Array.isArray(custom.options) ? custom.options : [];
  for (const { id, name } of options) names.set(id, name);
  return [
    options.length && make("ol", { class: "options" }, ...options.map((option) => make("li", { class: "card" }, ...card(option)))),
    custom.contact && contact(custom.contact),
    custom.card_markdown && foldedCard(String(custom.card_markdown)),
  ].filter(Boolean);
}

/** Forget the names of options; for a new conversation. */
export function forgetNames() {
  names.clear();
}

/** @param {{name: string, reasons?: string[], source?: any}} option */
function card({ name, reasons, source }) {
  const list = Array.isArray(reasons) ? reasons : [];
  return [
    make("h2", {}, name),
    list.length && make("p", { class: "why" }, TEXTS.why),
    list.length && make("ul", {}, ...list.map((reason) => make("li", {}, reason))),
    ...sourceLine(source),
  ].filter(Boolean);
}

/** @param {{name: string, phone?: string, url?: string, hours?: string}} contact */
function contact({ name, phone, url, hours }) {
  const address = siteAddress(url);
  return make(
    "section",
    { class: "card contact", "aria-label": TEXTS.contact },
    make("p", { class: "small" }, TEXTS.contact),
    make("h2", {}, name),
    hours && make("p", {}, hours),
    make(
      "p",
      { class: "contact-links" },
      phone && phoneLink(`${TEXTS.call} ${phone}`, phone, { class: "call" }),
      address && siteLink(siteName(address), address),
    ),
  );
}

/** @param {string} text */
function foldedCard(text) {
  const paper = takeAlong(TEXTS.card, text);
  paper.hidden = true;
  const toggle = makeButton(
    TEXTS.showCard,
    () => {
      paper.hidden = !paper.hidden;
      toggle.textContent = paper.hidden ? TEXTS.showCard : TEXTS.hideCard;
      toggle.setAttribute("aria-expanded", String(!paper.hidden));
    },
    { class: "answer", "aria-expanded": "false" },
  );
  return make("div", { class: "folded" }, toggle, paper);
}

/**
 * Options side by side; on a narrow screen the styles stack the cells, so the roles are said here.
 * @param {Record<string, any>} custom
 * @returns {HTMLElement}
 */
export function comparison(custom) {
  const ids = Array.isArray(custom.ids) ? custom.ids : [];
  const rows = Array.isArray(custom.rows) ? custom.rows : [];
  const heads = ids.map((id, index) => custom.names?.[index] ?? headName(id, rows, index));
  const facts = rows.filter((row) => !isName(row));
  return make(
    "table",
    { class: "comparison", role: "table", "aria-label": TEXTS.comparison },
    make(
      "thead",
      { role: "rowgroup" },
      make(
        "tr",
        { role: "row" },
        make("th", { role: "columnheader", scope: "col" }, make("span", { class: "visually-hidden" }, TEXTS.about)),
        ...heads.map((head) => make("th", { role: "columnheader", scope: "col" }, head)),
      ),
    ),
    make("tbody", { role: "rowgroup" }, ...facts.map((row) => comparisonRow(row, heads))),
  );
}

/**
 * @param {{field: string, values: any[]}} row
 * @param {string[]} heads
 */
function comparisonRow({ field, values }, heads) {
  const cells = heads.map((head, index) => {
    const { value, source } = plain(values?.[index]);
    return make("td", { role: "cell", "data-head": head }, make("span", {}, value || NOT_SAID), ...sourceLine(source));
  });
  return make("tr", { role: "row" }, make("th", { role: "rowheader", scope: "row" }, FIELDS[field] ?? field), ...cells);
}

/** @param {any} value a text, or an object with a value and its source */
function plain(value) {
  if (value && typeof value === "object") return { value: String(value.value ?? ""), source: value.source };
  return { value: value == null ? "" : String(value), source: null };
}

/** @param {{field: string}} row */
function isName(row) {
  return row.field === "name" || row.field === "naam";
}

/**
 * @param {string} id
 * @param {any[]} rows
 * @param {number} index
 */
function headName(id, rows, index) {
  return plain(rows.find(isName)?.values?.[index]).value || names.get(id) || String(id);
}
