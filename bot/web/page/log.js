/**
 * The conversation as one sees it.
 * @module
 */

import { make, makeChoice } from "./dom.js";
import { content } from "./payloads.js";
import { TEXTS } from "./texts.js";

/** @typedef {import("./client.js").Message} Message */

/** More messages than this a conversation does not keep on the screen, so that an old phone stays quick. */
const MOST = 1000;
const LEFT_OUT_AT_ONCE = 200;
const CHOICES = 'button[name="choice"]:not([aria-disabled])';

/** The list of messages. */
export class Log {
  #element;
  #greeting;
  /** What the site around a frame says first. */
  #opening = "";
  /** What Kompaan said in the turn that goes on. @type {HTMLElement[]} */
  #turn = [];
  /** Where the user said to stand on a scale: the payload of that place. */
  #place = "";

  /** @param {HTMLElement} element with what the server put there */
  constructor(element) {
    this.#element = element;
    this.#greeting = element.querySelector(".bot").cloneNode(true);
  }

  /**
   * Show what the user said.
   * @param {string} text
   * @returns {HTMLElement}
   */
  user(text) {
    this.#turn = [];
    this.#trim();
    const said = make("div", { class: "message user" }, speaker(TEXTS.you), make("p", {}, text));
    this.#element.append(said);
    said.scrollIntoView({ block: "nearest" });
    return said;
  }

  /**
   * Show a message of Kompaan; lines to call come first in their turn.
   * @param {Message} message
   */
  kompaan(message) {
    const drawn = make("div", { class: "message bot" }, speaker(TEXTS.kompaan), ...content(message));
    const buttons = (message.buttons ?? []).map((button) => makeChoice(button, "answer"));
    if (buttons.length) drawn.append(make("div", { class: "answers" }, ...buttons));
    if (drawn.childNodes.length < 2) return;
    this.#markPlace(drawn);
    if (message.custom?.type === "crisis") {
      this.#element.insertBefore(drawn, this.#turn[0] ?? null);
      this.#turn.unshift(drawn);
    } else {
      this.#element.append(drawn);
      this.#turn.push(drawn);
    }
    this.#bringIntoView();
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
   * @param {Element} [chosen]
   * @returns {() => void} makes them active again
   */
  close(chosen) {
    const closed = [...this.#element.querySelectorAll(CHOICES)];
    for (const button of closed) button.setAttribute("aria-disabled", "true");
    chosen?.classList.add("chosen");
    if (chosen?.matches(".place")) this.#place = chosen.value;
    return () => {
      for (const button of closed) button.removeAttribute("aria-disabled");
      chosen?.classList.remove("chosen");
    };
  }

  /**
   * Put the first words of the site around a frame above the greeting.
   * @param {string} text
   */
  open(text) {
    this.#opening = text;
    this.#element.prepend(this.#opened());
  }

  /**
   * Empty the screen and greet.
   * @param {string} [remark] stands above the greeting
   */
  restart(remark) {
    this.#turn = [];
    this.#place = "";
    this.#element.replaceChildren();
    if (remark) this.remark(remark);
    const greeting = this.#greeting.cloneNode(true);
    for (const button of greeting.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
    this.#element.append(...(this.#opening ? [this.#opened()] : []), greeting);
  }

  /** Empty the screen. */
  clear() {
    this.#element.replaceChildren();
  }

  /** Leave out the beginning of a very long conversation, and say so. */
  #trim() {
    const spare = this.#element.childElementCount - MOST;
    if (spare < 1) return;
    for (const old of [...this.#element.children].slice(0, spare + LEFT_OUT_AT_ONCE)) old.remove();
    this.#element.prepend(make("p", { class: "remark" }, TEXTS.trimmed));
  }

  #opened() {
    return make("div", { class: "message bot" }, speaker(TEXTS.kompaan), make("p", {}, this.#opening));
  }

  /** On a second scale one sees where one stands now. @param {HTMLElement} drawn */
  #markPlace(drawn) {
    const here = [...drawn.querySelectorAll(".place")].find((place) => place.value === this.#place);
    here?.append(make("span", { class: "now" }, TEXTS.here_now));
  }

  /** Show the end of the conversation, but never past the start of what was said last. */
  #bringIntoView() {
    const first = this.#turn[0];
    const last = this.#turn[this.#turn.length - 1];
    const styles = getComputedStyle(document.documentElement);
    const hidden = parseFloat(styles.scrollPaddingTop) + parseFloat(styles.scrollPaddingBottom);
    const height = last.getBoundingClientRect().bottom - first.getBoundingClientRect().top;
    if (height > window.innerHeight - hidden) first.scrollIntoView({ block: "start" });
    else last.scrollIntoView({ block: "end" });
  }
}

/** @param {string} name */
function speaker(name) {
  return make("span", { class: "visually-hidden" }, `${name} `);
}
