/**
 * What stands under "Meer": larger letters, reading aloud, a note of an earlier time.
 * @module
 */

import { fill } from "./dom.js";
import { closeNote, openNote } from "./note.js";
import { TEXTS } from "./texts.js";

const SIZES = [100, 125, 150, 200];
const MARKS = /[*_#>`]|\[|\]\([^)]*\)/g;

/** The menu and what it does. */
export class Menu {
  #element;
  #beside;
  #alert;
  #size = 0;
  #aloud = false;

  /**
   * @param {HTMLDetailsElement} element
   * @param {HTMLElement} beside where a note lies open
   * @param {HTMLElement} alert where screen readers hear what happened
   */
  constructor(element, beside, alert) {
    this.#element = element;
    this.#beside = beside;
    this.#alert = alert;
    const on = (id, act) => element.querySelector(`#${id}`).addEventListener("click", act);
    element.querySelector("#tools").hidden = false;
    on("larger", () => this.#resize(1));
    on("smaller", () => this.#resize(-1));
    on("aloud", () => this.#toggleReading());
    const file = element.querySelector("#file");
    on("open", () => file.click());
    file.addEventListener("change", () => this.#open(file));
    document.addEventListener("click", (event) => !element.contains(event.target) && (element.open = false));
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !element.open) return;
      element.open = false;
      element.querySelector("summary").focus();
    });
    this.#offerReading();
    window.speechSynthesis?.addEventListener?.("voiceschanged", () => this.#offerReading());
  }

  /**
   * Say a message of the bot, when that was asked for.
   * @param {import("./client.js").Message} message
   */
  readAloud({ text, custom }) {
    if (!this.#aloud) return;
    const options = (custom?.type === "advice" ? custom.options : []).map(({ name, short }) => `${name}. ${short ?? ""}`);
    const lines = (custom?.lines ?? []).map(({ name, phone }) => `${name}: ${phone ?? ""}`);
    this.#say([text, ...options, ...lines].filter(Boolean).join(". "));
  }

  /** Stop reading. */
  quiet() {
    window.speechSynthesis?.cancel();
  }

  /** Put away what was opened, and be quiet. */
  forget() {
    this.quiet();
    closeNote(this.#beside);
  }

  #resize(step) {
    this.#size = Math.max(0, Math.min(SIZES.length - 1, this.#size + step));
    document.documentElement.style.fontSize = `${SIZES[this.#size]}%`;
    this.#alert.textContent = fill(TEXTS.letters, { percent: SIZES[this.#size] });
  }

  async #open(file) {
    const [chosen] = file.files;
    file.value = "";
    if (!chosen) return;
    this.#alert.textContent = "";
    const trouble = await openNote(chosen, this.#beside);
    if (trouble) this.#tell(trouble);
    else this.#element.open = false;
  }

  #tell(text) {
    this.#alert.textContent = text;
    const place = this.#element.querySelector(".trouble") ?? document.createElement("p");
    place.className = "trouble";
    place.textContent = text;
    this.#element.querySelector("#tools").append(place);
  }

  /** Only a voice of the device itself: others would send the conversation to somebody else's server. */
  #voice() {
    const voices = (window.speechSynthesis?.getVoices() ?? []).filter((voice) => voice.localService && /^nl\b/i.test(voice.lang));
    return voices.find((voice) => /be$/i.test(voice.lang)) ?? voices[0];
  }

  #offerReading() {
    this.#element.querySelector("#aloud").hidden = !this.#voice();
  }

  #toggleReading() {
    this.#aloud = !this.#aloud;
    this.#element.querySelector("#aloud").setAttribute("aria-pressed", String(this.#aloud));
    this.quiet();
    if (this.#aloud) this.#say([...document.querySelectorAll("#log .bot")].pop()?.innerText ?? TEXTS.reading);
    else this.#alert.textContent = TEXTS.not_reading;
  }

  #say(text) {
    const said = new SpeechSynthesisUtterance(text.replace(MARKS, ""));
    said.voice = this.#voice();
    said.lang = said.voice?.lang ?? document.documentElement.lang;
    window.speechSynthesis.speak(said);
  }
}
