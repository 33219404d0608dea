/**
 * The conversation as one sees it.
 * @module
 */

import { forgetNames } from "./advice.js";
import { arrange } from "./arrange.js";
import { make, makeButton } from "./dom.js";
import { content } from "./payloads.js";
import { TEXTS } from "./texts.js";

/** @typedef {import("./client.js").Message} Message */
/** @typedef {import("./client.js").Button} Button */

/** The list of messages. */
export class Log {
  #element;
  #choose;
  /** The buttons that can still be chosen. @type {HTMLElement[]} */
  #open = [];

  /**
   * @param {HTMLElement} element
   * @param {(button: Button) => void} choose what happens when somebody takes a button
   */
  constructor(element, choose) {
    this.#element = element;
    this.#choose = choose;
  }

  /**
   * Show what the user said.
   * @param {string} text
   * @returns {HTMLElement}
   */
  user(text) {
    const said = make("div", { class: "message user" }, speaker(TEXTS.you), make("p", {}, text));
    this.#element.append(said);
    said.scrollIntoView({ block: "nearest" });
    return said;
  }

  /**
   * Show what Kompaan said in one turn; lines to call come first.
   * @param {Message[]} messages
   */
  kompaan(messages) {
    const shown = arrange(messages).map((message) => this.#draw(message)).filter((element) => element.childNodes.length > 1);
    this.#element.append(...shown);
    this.#bringIntoView(shown);
  }

  /**
   * Show a remark of the page itself.
   * @param {string} text
   */
  remark(text) {
    this.#element.append(make("p", { class: "remark" }, text));
  }

  /**
   * Make the buttons so far inactive; they stay where they are, so that nobody loses their place.
   * @returns {() => void} makes them active again
   */
  close() {
    const closed = this.#open;
    this.#open = [];
    for (const button of closed) button.setAttribute("aria-disabled", "true");
    return () => {
      for (const button of closed) button.removeAttribute("aria-disabled");
      this.#open = closed;
    };
  }

  /** Empty the screen. */
  clear() {
    this.#open = [];
    this.#element.replaceChildren();
    forgetNames();
  }

  /** @param {Message} message */
  #draw(message) {
    const drawn = make("div", { class: "message bot" }, speaker(TEXTS.kompaan), ...content(message));
    const buttons = message.buttons ?? [];
    if (buttons.length) drawn.append(make("div", { class: "answers" }, ...buttons.map((each) => this.#button(each))));
    return drawn;
  }

  /** @param {Button} choice */
  #button(choice) {
    const button = makeButton(
      choice.title,
      () => {
        if (button.getAttribute("aria-disabled") !== "true") this.#choose(choice);
      },
      { class: "answer" },
    );
    this.#open.push(button);
    return button;
  }

  /**
   * Show the end of the conversation, but never past the start of what was said last.
   * @param {HTMLElement[]} shown
   */
  #bringIntoView(shown) {
    const first = shown[0];
    if (!first) return;
    const styles = getComputedStyle(document.documentElement);
    const hidden = parseFloat(styles.scrollPaddingTop) + parseFloat(styles.scrollPaddingBottom);
    const last = shown[shown.length - 1];
    const height = last.getBoundingClientRect().bottom - first.getBoundingClientRect().top;
    if (height > window.innerHeight - hidden) first.scrollIntoView({ block: "start" });
    else last.scrollIntoView({ block: "end" });
  }
}

/** @param {string} name */
function speaker(name) {
  return make("span", { class: "visually-hidden" }, `${name} `);
}
