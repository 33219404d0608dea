/**
 * The order in which the messages of one turn are shown, and which of them belong together.
 * @module
 */

/** @typedef {import("./client.js").Message} Message */

/** Payloads that frame the text of the next message, and such that add to the text of the one before. */
const FRAMES_NEXT = new Set(["reflection_question", "orientation_question"]);
const ADDS_TO_PREVIOUS = new Set(["option_info"]);

/**
 * Lines to call come first; a payload without a text joins the text it belongs to.
 * @param {Message[]} messages
 * @returns {Message[]}
 */
export function arrange(messages) {
  const isCrisis = (message) => message.custom?.type === "crisis";
  return join([...messages.filter(isCrisis), ...messages.filter((message) => !isCrisis(message))]);
}

/**
 * @param {Message[]} messages
 * @returns {Message[]}
 */
function join(messages) {
  const joined = [];
  for (const message of messages) {
    const last = joined[joined.length - 1];
    if (isBare(last, FRAMES_NEXT) && isPlain(message)) joined[joined.length - 1] = { ...message, custom: last.custom };
    else if (isBare(message, ADDS_TO_PREVIOUS) && isPlain(last)) last.custom = message.custom;
    else joined.push({ ...message });
  }
  return joined;
}

/**
 * @param {Message | undefined} message
 * @param {Set<string>} types
 */
function isBare(message, types) {
  return message && !message.text && !message.buttons?.length && types.has(message.custom?.type);
}

/** @param {Message | undefined} message */
function isPlain(message) {
  return message?.text && !message.custom;
}
