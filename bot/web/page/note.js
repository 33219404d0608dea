/**
 * Texts that the user takes along: made in the browser, saved or printed from there, kept nowhere.
 * @module
 */

import { make, makeButton } from "./dom.js";
import { markdown } from "./markdown.js";
import { TEXTS } from "./texts.js";

/**
 * A card with a text to take along, and the buttons to do so.
 * @param {string} title shown when the text has no title of its own
 * @param {string} text Markdown
 * @param {...(Node | null)} extra what stands under the title
 * @returns {HTMLElement}
 */
export function takeAlong(title, text, ...extra) {
  return make(
    "section",
    { class: "card note", "aria-label": title },
    !/^\s*#/.test(text) && make("h2", {}, title),
    ...extra,
    make("div", { class: "note-text" }, markdown(text)),
    make(
      "div",
      { class: "note-buttons" },
      makeButton(TEXTS.save, () => save(text), { class: "quiet" }),
      makeButton(TEXTS.print, () => print(text), { class: "quiet" }),
    ),
    make("p", { class: "small" }, TEXTS.onlyYours),
  );
}

/** @param {string} text */
function save(text) {
  const address = URL.createObjectURL(new Blob([text, "\n"], { type: "text/markdown;charset=utf-8" }));
  const link = make("a", { href: address, download: TEXTS.noteFile, hidden: "" });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** @param {string} text */
function print(text) {
  const sheet = document.getElementById("print");
  if (!sheet) return;
  sheet.replaceChildren(markdown(text));
  window.addEventListener("afterprint", () => sheet.replaceChildren(), { once: true });
  window.print();
}
