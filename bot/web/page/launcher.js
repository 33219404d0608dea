/**
 * Puts Kompaan on another site: <script src="https://…/launcher.js" defer></script>. The button opens a frame;
 * before that nothing is asked of the server. See docs/insluiten.md for what can be set.
 */
(() => {
  "use strict";
  const TEXTS = /* texts */ {};
  const script = document.currentScript;
  const base = new URL(script.src).origin;
  const { name = TEXTS.name, colour = "#1d5f5a", start = "", exit = "https://www.google.be/" } = script.dataset;
  const label = (text) => text.replace("{name}", name);
  const Z = "2147483000";
  let frame = null;

  // Styles are set one by one: a site with a strict policy of its own allows no sheet of ours.
  const style = (element, rules) => Object.assign(element.style, rules);
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("aria-expanded", "false");
  style(button, {
    position: "fixed", right: "16px", bottom: "16px", zIndex: Z, minHeight: "48px", padding: "0 20px",
    border: "2px solid transparent", borderRadius: "24px", background: colour, color: readable(colour),
    font: "600 16px/1.3 system-ui, sans-serif", cursor: "pointer",
  });
  button.textContent = label(TEXTS.open);
  button.addEventListener("click", () => (isOpen() ? close() : open()));

  const isOpen = () => Boolean(frame) && !frame.hidden;

  function open() {
    if (!frame) {
      frame = document.createElement("iframe");
      frame.src = `${base}/`;
      frame.title = label(TEXTS.frame);
      frame.referrerPolicy = "no-referrer";
      document.body.append(frame);
    }
    frame.hidden = false;
    fit();
    button.textContent = label(TEXTS.close);
    button.setAttribute("aria-expanded", "true");
    frame.focus();
  }

  function close() {
    frame.hidden = true;
    frame.style.display = "none";
    button.textContent = label(TEXTS.open);
    button.setAttribute("aria-expanded", "false");
    button.focus();
  }

  /** On a phone the frame takes the whole screen, above the button. */
  function fit() {
    if (!isOpen()) return;
    const small = window.innerWidth < 560 || window.innerHeight < 560;
    style(frame, {
      display: "block", position: "fixed", zIndex: Z, border: "0", background: "#fbf8f3", colorScheme: "normal",
      right: small ? "0" : "16px", bottom: small ? "72px" : "80px", width: small ? "100%" : "400px",
      height: small ? "calc(100% - 72px)" : "min(680px, calc(100% - 96px))",
      borderRadius: small ? "0" : "16px", boxShadow: small ? "none" : "0 4px 24px rgb(0 0 0 / 25%)",
    });
  }

  /** This page goes too, and leaves its place in the history. */
  function leave() {
    document.title = "";
    document.documentElement.replaceChildren();
    window.location.replace(exit);
  }

  let last = { key: "", at: 0, times: 0 };
  window.addEventListener("keydown", (event) => {
    const needed = { Escape: 2, Shift: 3 }[event.key];
    if (!isOpen() || event.repeat || !needed) return void (last.times = 0);
    const goesOn = last.key === event.key && event.timeStamp - last.at < 1500;
    last = { key: event.key, at: event.timeStamp, times: goesOn ? last.times + 1 : 1 };
    if (last.times >= needed) leave();
  });
  window.addEventListener("resize", fit);
  window.addEventListener("message", ({ source, origin, data }) => {
    if (!frame || source !== frame.contentWindow || origin !== base) return;
    if (data?.kompaan === "ready") source.postMessage({ kompaan: "settings", name: script.dataset.name, colour: script.dataset.colour, start }, base);
    if (data?.kompaan === "leave") leave();
  });

  function readable(background) {
    const [red, green, blue] = [1, 3, 5].map((at) => parseInt(background.slice(at, at + 2), 16));
    return red * 0.299 + green * 0.587 + blue * 0.114 > 150 ? "#10211f" : "#ffffff";
  }

  const place = () => document.body.append(button);
  if (document.body) place();
  else document.addEventListener("DOMContentLoaded", place);
})();
