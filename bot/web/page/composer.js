/**
 * The box to type in, the quick words under it, and the line that says when something does not work.
 * @module
 */

import { make, makeButton } from "./dom.js";
import { QUICK_WORDS } from "./texts.js";

/** Where the user types. */
export class Composer {
  #form;
  #box;
  #status;

  /**
   * @param {{form: HTMLFormElement, box: HTMLTextAreaElement, status: HTMLElement, words: HTMLElement}} elements
   * @param {(text: string) => void} say takes a text the user wants to say
   * @param {(word: string) => void} sayWord takes a quick word
   */
  constructor({ form, box, status, words }, say, sayWord) {
    this.#form = form;
    this.#box = box;
    this.#status = status;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (box.value.trim()) say(box.value.trim());
      else box.focus();
    });
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit();
    });
    box.addEventListener("input", () => this.#grow());
    words.append(...QUICK_WORDS.map((word) => makeButton(word, () => sayWord(word), { class: "word" })));
  }

  /** Empty the box. */
  clear() {
    this.#form.reset();
    this.#grow();
  }

  /**
   * Put a text that did not arrive back, before what was typed since.
   * @param {string} text
   */
  restore(text) {
    this.#box.value = [text, this.#box.value].filter(Boolean).join("\n");
    this.#grow();
  }

  /**
   * Say that something does not work, or take that away.
   * @param {string} text
   * @param {{label: string, act: () => void}} [remedy]
   */
  tell(text, remedy) {
    this.#status.replaceChildren();
    if (!text) return;
    this.#status.append(make("p", {}, text));
    if (remedy) this.#status.append(makeButton(remedy.label, remedy.act, { class: "quiet" }));
  }

  #grow() {
    this.#box.style.height = "auto";
    this.#box.style.height = `${this.#box.scrollHeight + this.#box.offsetHeight - this.#box.clientHeight}px`;
  }
}
