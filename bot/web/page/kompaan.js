/**
 * The chat page. All that it knows is in memory: no cookie, no storage, no address with an id in it.
 * @module
 */

import { Abandoned, Client, Refused, messageId } from "./client.js";
import { Composer } from "./composer.js";
import { make } from "./dom.js";
import { quickExit } from "./exit.js";
import { fitViewport } from "./fit.js";
import { Log } from "./log.js";
import { Menu } from "./menu.js";
import { takeOver } from "./note.js";
import { TEXTS } from "./texts.js";

const TYPING_AFTER = 400;
const RETRY_AFTER = [2000, 4000, 8000, 15_000];

const STYLES = "/messages.css";

const find = (id) => document.getElementById(id);
const form = find("form");
const client = new Client(form.elements.conversation.value, form.elements.begun.value === "yes");
for (const hidden of form.querySelectorAll("[type=hidden]")) hidden.remove();

const log = new Log(find("log"));
const menu = new Menu(find("menu"), find("beside"), find("alert"));
const composer = new Composer({ form, box: find("message"), status: find("status") }, (text) => say(text, text), choose);
const typing = find("typing");
let busy = false;
let patience = 0;
/** The tab that says what is kept. @type {Window | null} */
let aside = null;
/** What "Probeer nu" does: as long as a message waits, send it. */
let retry = () => {};

/**
 * A button of the form: an answer, a quick word, or Wis alles.
 * @param {HTMLButtonElement} button
 */
function choose(button) {
  if (button.name === "do") eraseAll();
  else if (button.getAttribute("aria-disabled") !== "true") say(button.value, button.dataset.title ?? button.textContent, button);
}

/**
 * One turn: say something and show the answer. While an answer is under way nothing else is sent.
 * @param {string} message
 * @param {string} shown what stands in the log
 * @param {HTMLButtonElement} [chosen] the button that says it; without one it was typed
 */
async function say(message, shown, chosen) {
  if (busy) return;
  setBusy(true);
  const reopen = log.close(chosen);
  const bubble = log.user(shown);
  if (!chosen) composer.clear();
  composer.tell("");
  try {
    await deliver(message, bubble);
  } catch (error) {
    if (error instanceof Abandoned) return; // whoever abandoned the turn starts the next one
    bubble.remove();
    reopen();
    if (!chosen) composer.restore(message);
    if (error.code === "gone") tellGone(error.message);
    else composer.tell(error.message);
  }
  setBusy(false);
}

/**
 * Send until it arrives. The message keeps its id, so the server answers it once, however often it comes.
 * @param {string} message
 * @param {HTMLElement} bubble
 */
async function deliver(message, bubble) {
  const id = messageId();
  let heard = 0;
  for (let attempt = 0; ; attempt += 1) {
    let position = 0;
    try {
      await client.send(message, id, (answer) => {
        position += 1;
        if (position > heard) hear(answer);
        heard = Math.max(heard, position);
      });
      if (bubble.classList.contains("unsent")) composer.tell(TEXTS.sent);
      bubble.classList.remove("unsent");
      return;
    } catch (error) {
      if (error instanceof Abandoned || (error instanceof Refused && error.code !== "not_ready")) throw error;
      bubble.classList.add("unsent");
      bubble.dataset.unsent = TEXTS.unsent;
      await connection(attempt);
    }
  }
}

/** Wait until it makes sense to try again: the network is back, the user asks, or some time went by. @param {number} attempt */
function connection(attempt) {
  return new Promise((resolve) => {
    const timer = setTimeout(done, RETRY_AFTER[Math.min(attempt, RETRY_AFTER.length - 1)]);
    function done() {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      resolve();
    }
    window.addEventListener("online", done);
    retry = done;
    composer.tell(TEXTS.waiting, { label: TEXTS.retry, act: () => retry() });
  });
}

/** @param {import("./client.js").Message} answer */
function hear(answer) {
  if (answer.custom?.type === "erased") {
    client.erase().then((gone) => begin((gone && answer.text) || TEXTS.erased_here));
    return;
  }
  log.kompaan(answer);
  menu.readAloud(answer);
}

/** The server knows nothing of this conversation any more; what was said stays on the screen until one begins anew. @param {string} text */
function tellGone(text) {
  client.forget();
  composer.tell(text, { label: TEXTS.again, act: () => begin() });
}

/** Start with an empty screen. @param {string} [remark] stands above the greeting */
function begin(remark) {
  setBusy(false);
  menu.quiet();
  composer.tell("");
  log.restart(remark);
  window.scrollTo(0, 0);
}

/** Wis alles: the screen at once, the server as soon as it can be reached. */
async function eraseAll() {
  setBusy(true);
  clearScreen();
  const gone = await client.erase();
  begin(gone ? TEXTS.erased : TEXTS.erased_here);
  find("message").focus();
}

function clearScreen() {
  log.clear();
  composer.clear();
  menu.forget();
}

/** Note whether an answer is under way; who has to wait for it is told so. @param {boolean} now */
function setBusy(now) {
  busy = now;
  form.setAttribute("aria-busy", String(now));
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
    clearScreen();
    client.leave();
  });
  window.addEventListener("pageshow", (event) => event.persisted && begin());
}

/** The styles of messages were not needed to begin with; a page that came with messages has them. */
function styleMessages() {
  if (document.querySelector(`link[href="${STYLES}"]`)) return;
  document.head.append(make("link", { rel: "stylesheet", href: STYLES }));
}

/** A word on what is kept, in a tab of its own, so that the conversation stays; Snel weg closes both. @param {MouseEvent} event */
function tellWhatIsKept(event) {
  event.preventDefault();
  aside?.close();
  aside = window.open(event.currentTarget.href);
}

styleMessages();
takeOver(find("log"));
find("kept").addEventListener("click", tellWhatIsKept);
quickExit(find("leave"), find("alert"), () => {
  aside?.close();
  client.leave();
});
forgetWhenGone();
window.addEventListener("online", () => client.eraseLeftovers());
fitViewport(find("top"), find("composer"));
find("skip").addEventListener("click", (event) => {
  event.preventDefault();
  find("message").focus();
});
if (window.parent !== window) import("./frame.js").then(({ settle }) => settle(log));
find("log").lastElementChild.scrollIntoView({ block: "nearest" });
