/**
 * Saying where a statement comes from.
 * @module
 */

import { make, siteLink } from "./dom.js";
import { TEXTS } from "./texts.js";

/**
 * The line that says where a statement comes from, and from which year.
 * @param {any} source a text, or an object with a title and possibly year, page and url
 * @returns {Node[]} one line, or none without a source
 */
export function sourceLine(source) {
  if (!source) return [];
  const { title, name, document: paper, page, year, url } = typeof source === "object" ? source : { title: source };
  const words = [title ?? name ?? paper, page, year].filter(Boolean).join(", ");
  if (!words) return [];
  return [make("p", { class: "small source" }, `${TEXTS.source} `, siteLink(words, url))];
}
