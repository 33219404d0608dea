/**
 * The box to type in, and the line that says when something does not work.
 * @module
 */

import { make, makeButton } from "./dom.js";

/** Where the user types. */
export class Composer {
  #form;
  #box;
  #status;

  /**
   * @param {{form: HTMLFormElement, box: HTMLTextAreaElement, status: HTMLElement}} elements
   * @param {(text: string) => void} say takes a text the user wants to say
   * @param {(button: HTMLButtonElement) => void} choose takes a button that answers
   */
  constructor({ form, box, status }, say, choose) {
    this.#form = form;
    this.#box = box;
    this.#status = status;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const pressed = event.submitter;
      if (pressed?.name) choose(pressed);
      else if (box.value.trim()) say(box.value.trim());
      else box.focus();
    });
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit();
    });
    box.addEventListener("input", () => this.#grow());
    this.#grow();
  }

  /** Empty the box. */
  clear() {
    this.#box.value = "";
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
    if (text === (this.#status.firstChild?.textContent ?? "")) return;
    // Whoever pressed the button that goes away does not lose their place.
    if (this.#status.contains(document.activeElement)) this.#box.focus();
    this.#status.replaceChildren(...(text ? [make("p", {}, text)] : []));
    if (remedy) this.#status.append(makeButton(remedy.label, remedy.act));
  }

  #grow() {
    this.#box.style.height = "auto";
    this.#box.style.height = `${this.#box.scrollHeight + this.#box.offsetHeight - this.#box.clientHeight}px`;
  }
}
