/**
 * Making elements. Text only ever becomes a text node; no markup is parsed anywhere on this page.
 * @module
 */

/**
 * Make an element.
 * @param {string} tag
 * @param {Record<string, string | EventListener>} [attributes] a function is a listener of that event
 * @param {...(Node | string | null | undefined | false)} children what is empty is left out
 * @returns {HTMLElement}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child || child === 0));
  return element;
}

/**
 * Make a button that does something on this page.
 * @param {string} label
 * @param {() => void} act
 * @param {Record<string, string>} [attributes]
 * @returns {HTMLElement}
 */
export function makeButton(label, act, attributes = {}) {
  return make("button", { type: "button", click: act, ...attributes }, label);
}

/**
 * A link to a site, or the plain label when the address is no https address.
 * @param {string} label
 * @param {unknown} address
 * @returns {HTMLElement | string}
 */
export function siteLink(label, address) {
  const href = siteAddress(address);
  return href ? make("a", { href, target: "_blank", rel: "noopener noreferrer" }, label) : label;
}

/**
 * The https address that is meant, or null.
 * @param {unknown} address
 * @returns {string | null}
 */
export function siteAddress(address) {
  if (typeof address !== "string" || !address) return null;
  const whole = /^[a-z0-9-]+(\.[a-z0-9-]+)+(\/|$)/i.test(address) ? `https://${address}` : address;
  try {
    const url = new URL(whole);
    return url.protocol === "https:" && !url.username ? url.href : null;
  } catch {
    return null;
  }
}

/**
 * A site as people say it: "awel.be".
 * @param {string} address
 */
export function siteName(address) {
  const { hostname, pathname } = new URL(address);
  return hostname.replace(/^www\./, "") + pathname.replace(/\/$/, "");
}

/**
 * A link that calls a number, or the plain label when it is no number.
 * @param {string} label
 * @param {unknown} phone
 * @param {Record<string, string>} [attributes]
 * @returns {HTMLElement | string}
 */
export function phoneLink(label, phone, attributes = {}) {
  const digits = String(phone).replace(/[\s./()-]/g, "");
  return /^\+?\d{3,15}$/.test(digits) ? make("a", { href: `tel:${digits}`, ...attributes }, label) : label;
}
