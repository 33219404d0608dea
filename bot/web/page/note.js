/**
 * Texts that the user takes along: made in the browser, saved, printed and opened there, kept nowhere.
 * @module
 */

import { make, makeButton } from "./dom.js";
import { markdown } from "./markdown.js";
import { TEXTS } from "./texts.js";

const LARGEST = 200_000;
/** The note of an earlier time that lies open beside the conversation. */
let earlier = "";

/**
 * A card with a text to take along, and the buttons to do so.
 * @param {string} title
 * @param {unknown} markdownText
 * @param {string} [about] a line above the text
 * @returns {HTMLElement}
 */
export function takeAlong(title, markdownText, about) {
  const text = String(markdownText ?? "");
  const buttons = make(
    "div",
    { class: "note-buttons" },
    makeButton(TEXTS.save, () => save(text)),
    makeButton(TEXTS.print, () => print(text)),
  );
  return make(
    "section",
    { class: "card note", "aria-label": title },
    about && make("p", { class: "small" }, about),
    make("div", { class: "note-text" }, markdown(text)),
    buttons,
    make("p", { class: "small" }, TEXTS.only_yours),
  );
}

/**
 * The same, behind a line to press.
 * @param {string} title
 * @param {string} text
 */
export function folded(title, text) {
  return make("details", { class: "folded" }, make("summary", {}, title), takeAlong(title, text));
}

/** Saves the text, with the note that lies open under it, in a file whose name says nothing. @param {string} text */
function save(text) {
  const whole = [text, earlier].filter(Boolean).join("\n\n---\n\n");
  const address = URL.createObjectURL(new Blob([whole, "\n"], { type: "text/plain;charset=utf-8" }));
  const link = make("a", { href: address, download: TEXTS.note_file, hidden: "" });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** @param {string} text */
function print(text) {
  const sheet = document.getElementById("print");
  sheet.replaceChildren(markdown(text));
  window.addEventListener("afterprint", () => sheet.replaceChildren(), { once: true });
  window.print();
}

/**
 * Shows a note of an earlier time beside the conversation; it does not leave the browser.
 * @param {File} file
 * @param {HTMLElement} place
 * @returns {Promise<string>} what went wrong, or nothing
 */
export async function openNote(file, place) {
  const text = file.size <= LARGEST ? (await file.text()).trim() : "";
  if (!text || text.includes("\0")) return TEXTS.note_unreadable;
  earlier = text;
  const shown = make(
    "section",
    { class: "card note", "aria-label": TEXTS.earlier_note, tabindex: "-1" },
    make("h2", {}, TEXTS.earlier_note),
    make("p", { class: "small" }, TEXTS.note_stays),
    make("div", { class: "note-text", tabindex: "0", role: "group", "aria-label": TEXTS.earlier_note }, markdown(text)),
    makeButton(TEXTS.close, () => closeNote(place)),
  );
  place.replaceChildren(shown);
  shown.focus();
  return "";
}

/** Puts the note away. @param {HTMLElement} place */
export function closeNote(place) {
  earlier = "";
  place.replaceChildren();
}
