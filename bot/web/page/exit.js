/**
 * Snel weg: the page is blank at once, the server forgets, and the way back does not lead here.
 * @module
 */

import { TEXTS } from "./texts.js";

const WITHIN = 1500;
const KEYS = {
  Escape: [TEXTS.escape_left],
  Shift: [TEXTS.shift_left_two, TEXTS.shift_left_one],
};

/**
 * Let the button leave, and Escape pressed twice or Shift three times.
 * @param {HTMLElement} button
 * @param {HTMLElement} alert where screen readers hear how often one still has to press
 * @param {() => void} forget erases the conversation without waiting for it
 */
export function quickExit(button, alert, forget) {
  const leave = () => {
    const target = document.body.dataset.exit || "about:blank";
    document.title = "";
    document.documentElement.replaceChildren();
    forget();
    if (window.parent === window) {
      window.location.replace(target);
      return;
    }
    // In a frame the page around it has to go: after a mere key a frame may not send it away, so it asks first.
    window.parent.postMessage({ kompaan: "leave" }, "*");
    setTimeout(() => window.top.location.replace(target), 300);
  };
  button.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  let last = { key: "", at: -Infinity, times: 0 };
  const press = (event) => {
    const left = event.repeat ? null : KEYS[event.key];
    const times = left && last.key === event.key && event.timeStamp - last.at < WITHIN ? last.times + 1 : 1;
    last = { key: left ? event.key : "", at: event.timeStamp, times };
    if (!left) return;
    alert.textContent = left[times - 1] ?? "";
    if (times > left.length) leave();
  };
  window.addEventListener("keydown", press, { capture: true });
}
