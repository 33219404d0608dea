/**
 * Speaking to the server. The id of the conversation lives here, in memory, and nowhere else.
 * @module
 */

/**
 * @typedef {{title: string, payload: string}} Button
 * @typedef {{text?: string, buttons?: Button[], custom?: Record<string, any>}} Message
 */

const CONVERSATIONS = "/webhooks/kompaan/conversations";
const MESSAGES = "/webhooks/kompaan/messages";
const PATIENCE = 45_000;

/** The server cannot be reached, or what answered is not Kompaan. */
export class Unreachable extends Error {}

/** The server says, in a sentence for the user, why it cannot do this. */
export class Refused extends Error {}

/** The user wiped or left the conversation while an answer was under way. */
export class Abandoned extends Error {}

/** One conversation at a time with the server. */
export class Client {
  /** @type {string | null} */
  #conversation = null;
  /** Conversations that still have to be erased on the server. @type {Set<string>} */
  #toErase = new Set();
  #leaving = new AbortController();

  /**
   * Send a message; begins a conversation when there is none.
   * @param {string} message
   * @returns {Promise<Message[]>}
   */
  async send(message) {
    const leaving = this.#leaving;
    if (!this.#conversation) {
      const begun = await this.#ask("POST", CONVERSATIONS, {}, leaving);
      this.#conversation = begun.conversation;
    }
    const answer = await this.#ask("POST", MESSAGES, { conversation: this.#conversation, message }, leaving);
    this.eraseLeftovers();
    return Array.isArray(answer.messages) ? answer.messages : [];
  }

  /**
   * Forget the conversation here at once, and erase it on the server.
   * @returns {Promise<boolean>} whether nothing is left on the server
   */
  async erase() {
    this.#forget();
    return this.eraseLeftovers();
  }

  /**
   * Erase what could not be erased before.
   * @returns {Promise<boolean>} whether nothing is left on the server
   */
  async eraseLeftovers() {
    const erasing = [...this.#toErase].map(async (conversation) => {
      await this.#ask("DELETE", CONVERSATIONS, { conversation }, new AbortController());
      this.#toErase.delete(conversation);
    });
    const outcomes = await Promise.allSettled(erasing);
    return outcomes.every((outcome) => outcome.status === "fulfilled");
  }

  #forget() {
    this.#leaving.abort();
    this.#leaving = new AbortController();
    if (this.#conversation) this.#toErase.add(this.#conversation);
    this.#conversation = null;
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {object} body
   * @param {AbortController} leaving aborts when the user goes on without the answer
   * @returns {Promise<any>}
   */
  async #ask(method, path, body, leaving) {
    const waiting = new AbortController();
    const stop = () => waiting.abort();
    const timer = setTimeout(stop, PATIENCE);
    leaving.signal.addEventListener("abort", stop);
    try {
      const response = await fetch(path, {
        method,
        body: JSON.stringify(body),
        headers: { "Content-Type": "application/json" },
        credentials: "omit",
        cache: "no-store",
        referrerPolicy: "no-referrer",
        keepalive: method === "DELETE",
        signal: waiting.signal,
      });
      const answer = await response.json();
      if (response.ok) return answer;
      throw new Refused(answer.messages?.[0]?.text ?? "");
    } catch (error) {
      if (leaving.signal.aborted) throw new Abandoned();
      throw error instanceof Refused && error.message ? error : new Unreachable();
    } finally {
      clearTimeout(timer);
      leaving.signal.removeEventListener("abort", stop);
    }
  }
}
