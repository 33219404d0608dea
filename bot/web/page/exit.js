/**
 * Snel weg: the page is blank at once, the server forgets, and the way back does not lead here.
 * @module
 */

const TWICE_WITHIN = 1500;

/**
 * Let the button, and Escape pressed twice, leave.
 * @param {HTMLElement} button
 * @param {() => void} forget erases the conversation without waiting for it
 */
export function quickExit(button, forget) {
  const target = document.body.dataset.exit || "about:blank";
  const leave = () => {
    document.title = "";
    document.documentElement.replaceChildren();
    forget();
    window.location.replace(target);
  };
  button.addEventListener("click", leave);
  let pressed = -Infinity;
  window.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || event.repeat) return;
      if (event.timeStamp - pressed < TWICE_WITHIN) leave();
      pressed = event.timeStamp;
    },
    { capture: true },
  );
}
