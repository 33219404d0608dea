/**
 * The page in a frame on an organisation's site: its name, colour, first words and exit. Only sites that the
 * server allows may set them, by message; an address with texts in it would let anybody speak in Kompaan's name.
 * @module
 */

const READABLE = 4.5;

/**
 * Ask the site around the frame for its settings.
 * @param {import("./log.js").Log} log
 */
export function settle(log) {
  const sites = (document.body.dataset.sites ?? "").split(" ");
  window.addEventListener("message", ({ source, origin, data }) => {
    if (source !== window.parent || !sites.includes(origin) || data?.kompaan !== "settings") return;
    if (data.name) {
      document.querySelector("h1").textContent = String(data.name);
      document.title = String(data.name);
    }
    if (data.start) log.open(String(data.start));
    if (/^#[0-9a-f]{6}$/i.test(data.colour)) paint(data.colour);
  });
  window.parent.postMessage({ kompaan: "ready" }, "*");
}

/** Use a colour, made darker or lighter until text in it can be read. @param {string} colour */
function paint(colour) {
  const root = document.documentElement;
  const paper = rgb(getComputedStyle(root).getPropertyValue("--soft").trim());
  const target = luminance(paper) > 0.5 ? 0 : 255;
  let shade = rgb(colour);
  for (let step = 0; contrast(shade, paper) < READABLE && step < 20; step += 1) {
    shade = shade.map((part) => Math.round(part + (target - part) * 0.1));
  }
  root.style.setProperty("--accent", `rgb(${shade.join(" ")})`);
  root.style.setProperty("--on-accent", luminance(shade) > 0.3 ? "#10211f" : "#ffffff");
}

function rgb(colour) {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
}

function luminance(parts) {
  const [red, green, blue] = parts.map((part) => {
    const value = part / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}
