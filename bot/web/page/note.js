/**
 * Texts that the user takes along: made in the browser, saved, printed and opened there, kept nowhere.
 * @module
 */

import { make, makeButton } from "./dom.js";
import { markdown } from "./markdown.js";
import { TEXTS } from "./texts.js";

/** @typedef {{whole: string, masked?: string}} Note */

const LARGEST = 200_000;
/** How many choices between two versions there were: every choice has its own name. */
let choices = 0;
/** The note of an earlier time that lies open beside the conversation. */
let earlier = "";

/**
 * A card with a text to take along, and the buttons to do so. Where the text holds names or numbers, there is a
 * second one without, and people choose with both in sight.
 * @param {string} title
 * @param {Note} note
 * @param {string} [about] a line above the text
 * @returns {HTMLElement}
 */
export function takeAlong(title, { whole, masked }, about) {
  const section = make("div", { class: "card note", role: "group", "aria-label": title });
  if (about) section.append(make("p", { class: "small" }, about));
  if (masked) section.append(...choice(whole, masked));
  else section.append(version(whole, "whole"));
  section.append(make("p", { class: "small" }, TEXTS.only_yours));
  return section;
}

/**
 * The same, behind a line to press.
 * @param {string} title
 * @param {Note} note
 */
export function folded(title, note) {
  return make("details", { class: "folded" }, make("summary", {}, title), takeAlong(title, note));
}

/**
 * Put the buttons of this page on notes that the server drew.
 * @param {HTMLElement} place
 */
export function takeOver(place) {
  for (const drawn of place.querySelectorAll(".version")) drawn.replaceWith(version(drawn.dataset.text, drawn.classList[1]));
}

/** @param {string} whole @param {string} masked */
function choice(whole, masked) {
  const name = `version-${(choices += 1)}`;
  const radio = (kind, label, attributes = {}) =>
    make("label", {}, make("input", { type: "radio", name, class: `choose-${kind}`, ...attributes }), label);
  return [
    make(
      "fieldset",
      { class: "versions" },
      make("legend", { class: "small" }, TEXTS.versions),
      radio("masked", TEXTS.version_masked, { checked: "" }),
      radio("whole", TEXTS.version_whole),
    ),
    version(masked, "masked"),
    version(whole, "whole"),
  ];
}

/**
 * One text with its buttons; the styles hide the one that is not chosen.
 * @param {string} text
 * @param {string} kind
 */
function version(text, kind) {
  return make(
    "div",
    { class: `version ${kind}` },
    make("div", { class: "note-text" }, markdown(text)),
    make(
      "div",
      { class: "note-buttons" },
      makeButton(TEXTS.save, () => save(text)),
      makeButton(TEXTS.print, () => print(text)),
    ),
  );
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
    makeButton(TEXTS.close, () => {
      closeNote(place);
      document.querySelector("#menu summary").focus();
    }),
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
