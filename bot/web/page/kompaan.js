/**
 * The chat page. All that it knows is in memory: no cookie, no storage, no address with an id in it.
 * @module
 */

import { Abandoned, Client, Refused } from "./client.js";
import { Composer } from "./composer.js";
import { quickExit } from "./exit.js";
import { fitViewport } from "./fit.js";
import { Log } from "./log.js";
import { TEXTS } from "./texts.js";

const GREETING = "/greet";
const TYPING_AFTER = 400;

const find = (id) => document.getElementById(id);
const client = new Client();
const log = new Log(find("log"), (button) => say(button.payload, { shown: button.title }));
const composer = new Composer(
  { form: find("form"), box: find("message"), status: find("status"), words: find("words") },
  (text) => say(text, { shown: text, typed: true }),
  (word) => say(word, { shown: word }),
);
const typing = find("typing");
let busy = false;
let patience = 0;

/**
 * One turn: say something and show the answer. While an answer is under way nothing else is sent.
 * @param {string} message
 * @param {{shown?: string, typed?: boolean}} how `shown`: what stands in the log; `typed`: it comes from the box
 */
async function say(message, { shown, typed } = {}) {
  if (busy) return;
  setBusy(true);
  const reopen = log.close();
  const bubble = shown && log.user(shown);
  if (typed) composer.clear();
  composer.tell("");
  try {
    await receive(await client.send(message));
  } catch (error) {
    if (error instanceof Abandoned) return; // whoever abandoned the turn starts the next one
    bubble?.remove();
    reopen();
    if (typed) composer.restore(message);
    tellFailure(error, { shown, typed });
  }
  setBusy(false);
}

/** @param {import("./client.js").Message[]} messages */
async function receive(messages) {
  const erased = messages.find((message) => message.custom?.type === "erased");
  if (!erased) {
    log.kompaan(messages);
    return;
  }
  await client.erase();
  await begin(erased.text || TEXTS.erased);
}

/**
 * @param {unknown} error
 * @param {{shown?: string, typed?: boolean}} how
 */
function tellFailure(error, { shown, typed }) {
  if (error instanceof Refused) composer.tell(error.message);
  else if (typed) composer.tell(TEXTS.unreachable);
  else if (shown) composer.tell(TEXTS.unreachableChoice);
  else composer.tell(TEXTS.unreachableAtStart, { label: TEXTS.retry, act: () => say(GREETING) });
}

/**
 * Start with an empty screen and let Kompaan greet.
 * @param {string} [remark] stands above the greeting
 */
function begin(remark) {
  setBusy(false);
  log.clear();
  composer.clear();
  if (remark) log.remark(remark);
  window.scrollTo(0, 0);
  return say(GREETING);
}

/** Wis alles: the screen at once, the server as soon as it can be reached. */
async function eraseAll() {
  setBusy(true);
  log.clear();
  composer.clear();
  const gone = await client.erase();
  await begin(gone ? TEXTS.erased : TEXTS.erasedHere);
}

/**
 * Note whether an answer is under way; who has to wait for it is told so.
 * @param {boolean} now
 */
function setBusy(now) {
  busy = now;
  clearTimeout(patience);
  typing.textContent = "";
  if (now) patience = setTimeout(showTyping, TYPING_AFTER);
}

function showTyping() {
  typing.textContent = TEXTS.typing;
  typing.scrollIntoView({ block: "nearest" });
}

/** Nothing stays behind when the page goes away; a page that comes back from the browser's memory starts anew. */
function forgetWhenGone() {
  window.addEventListener("pagehide", () => {
    log.clear();
    composer.clear();
    client.erase();
  });
  window.addEventListener("pageshow", (event) => event.persisted && begin());
}

quickExit(find("leave"), () => client.erase());
forgetWhenGone();
window.addEventListener("online", () => client.eraseLeftovers());
fitViewport(find("top"), find("composer"));
find("erase").addEventListener("click", eraseAll);
find("skip").addEventListener("click", (event) => {
  event.preventDefault();
  find("message").focus();
});
begin();
