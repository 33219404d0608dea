/**
 * Making elements. Text only ever becomes a text node; no markup is parsed anywhere on this page.
 * @module
 */

/**
 * Make an element.
 * @param {string} tag
 * @param {Record<string, string | EventListener>} [attributes] a function is a listener of that event
 * @param {...(Node | string | null | undefined | false | 0)} children what is empty is left out
 * @returns {HTMLElement}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else element.setAttribute(name, value);
  }
  element.append(...children.filter(Boolean));
  return element;
}

/**
 * Make a button that does something on this page.
 * @param {string} label
 * @param {() => void} act
 * @param {string} [kind] its class
 */
export function makeButton(label, act, kind = "quiet") {
  return make("button", { type: "button", click: act, class: kind }, label);
}

/**
 * Make a button that answers. It belongs to the form, as the same button does without JavaScript.
 * @param {import("./client.js").Button} choice
 * @param {string} kind its class
 * @param {...Node} label
 */
export function makeChoice({ title, payload }, kind, ...label) {
  const said = label.length ? label : [title];
  return make("button", { class: kind, form: "form", name: "choice", value: payload, "data-title": title }, ...said);
}

/**
 * Fill in the words between braces.
 * @param {string} text
 * @param {Record<string, unknown>} values
 */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/**
 * A link to a site, or the plain label when the address is no https address.
 * @param {string} label
 * @param {unknown} address
 * @returns {HTMLElement | string}
 */
export function siteLink(label, address) {
  try {
    const { protocol, username, href } = new URL(String(address));
    if (protocol === "https:" && !username) return make("a", { href, target: "_blank", rel: "noopener noreferrer" }, label);
  } catch {
    // Not an address: shown as the text it is.
  }
  return label;
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
