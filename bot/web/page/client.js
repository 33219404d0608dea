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
const STREAM = "application/x-ndjson";
const PATIENCE = 45_000;
const TRY_ERASING_AFTER = 5000;

/** The server cannot be reached, or what answered is not Kompaan. */
export class Unreachable extends Error {}

/** The user wiped or left the conversation while an answer was under way. */
export class Abandoned extends Error {}

/** The server says, in a sentence for the user, why it cannot do this. */
export class Refused extends Error {
  /** @param {{error?: string, messages?: Message[]}} answer */
  constructor(answer) {
    super(answer.messages?.[0]?.text ?? "");
    this.code = answer.error ?? "";
  }
}

/** A new id for a message, so that the server knows it when it comes twice. */
export function messageId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** One conversation at a time with the server. */
export class Client {
  /** @type {string | null} */
  #conversation;
  #begun;
  /** Whether the server knows anything of the conversation. */
  #touched;
  /** Conversations that still have to be erased on the server. @type {Set<string>} */
  #toErase = new Set();
  #leaving = new AbortController();
  #again = 0;

  /**
   * @param {string | null} conversation the id that came with the page
   * @param {boolean} begun whether something was said in it already
   */
  constructor(conversation, begun) {
    this.#conversation = conversation;
    this.#begun = this.#touched = begun;
  }

  /**
   * Send a message and hand on the answers as they come. The same id may be sent again: the server answers it once.
   * @param {string} message
   * @param {string} id
   * @param {(answer: Message) => void} hear gets each message; after an interruption from the first on
   */
  async send(message, id, hear) {
    const leaving = this.#leaving;
    this.#conversation ??= (await this.#ask("POST", CONVERSATIONS, {}, leaving)).conversation;
    const body = { conversation: this.#conversation, message, id, begun: this.#begun };
    this.#touched = true;
    await this.#request("POST", MESSAGES, body, leaving, STREAM, (response) => readLines(response, hear));
    this.#begun = true;
    this.eraseLeftovers();
  }

  /**
   * Forget the conversation here at once, and erase it on the server.
   * @returns {Promise<boolean>} whether nothing is left on the server
   */
  async erase() {
    this.forget();
    return this.eraseLeftovers();
  }

  /** Forget the conversation here; it stays to be erased. */
  forget() {
    this.#leaving.abort();
    this.#leaving = new AbortController();
    if (this.#conversation && this.#touched) this.#toErase.add(this.#conversation);
    this.#conversation = null;
    this.#begun = this.#touched = false;
  }

  /** Erase everything on the server without waiting: for a page that goes away. */
  leave() {
    this.forget();
    for (const conversation of this.#toErase) {
      const body = new URLSearchParams({ do: "forget", conversation });
      if (!navigator.sendBeacon?.("/", body)) fetch("/", { method: "POST", body, keepalive: true, credentials: "omit" });
    }
    this.#toErase.clear();
  }

  /**
   * Erase what could not be erased before, and go on trying as long as there is something.
   * @returns {Promise<boolean>} whether nothing is left on the server
   */
  async eraseLeftovers() {
    const erasing = [...this.#toErase].map(async (conversation) => {
      await this.#ask("DELETE", CONVERSATIONS, { conversation }, new AbortController());
      this.#toErase.delete(conversation);
    });
    await Promise.allSettled(erasing);
    clearTimeout(this.#again);
    if (this.#toErase.size) this.#again = setTimeout(() => this.eraseLeftovers(), TRY_ERASING_AFTER);
    return !this.#toErase.size;
  }

  #ask(method, path, body, leaving) {
    return this.#request(method, path, body, leaving, "application/json", (response) => response.json());
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {object} body
   * @param {AbortController} leaving aborts when the user goes on without the answer
   * @param {string} accept
   * @param {(response: Response) => Promise<any>} read
   */
  async #request(method, path, body, leaving, accept, read) {
    const waiting = new AbortController();
    const stop = () => waiting.abort();
    const timer = setTimeout(stop, PATIENCE);
    leaving.signal.addEventListener("abort", stop);
    try {
      const response = await fetch(path, {
        method,
        body: JSON.stringify(body),
        headers: { "Content-Type": "application/json", Accept: accept },
        credentials: "omit",
        cache: "no-store",
        referrerPolicy: "no-referrer",
        signal: waiting.signal,
      });
      if (!response.ok) throw new Refused(await response.json());
      const answer = await read(response);
      if (leaving.signal.aborted) throw new Abandoned();
      return answer;
    } catch (error) {
      if (leaving.signal.aborted) throw new Abandoned();
      throw error instanceof Refused && error.message ? error : new Unreachable();
    } finally {
      clearTimeout(timer);
      leaving.signal.removeEventListener("abort", stop);
    }
  }
}

/**
 * Read an answer line by line; it is whole only when its last line says so.
 * @param {Response} response
 * @param {(answer: Message) => void} hear
 */
async function readLines(response, hear) {
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) throw new Unreachable();
    const lines = (rest + decoder.decode(value, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines.map((each) => JSON.parse(each))) {
      if (line.error) throw new Refused(line);
      if (line.end) return;
      hear(line.message);
    }
  }
}
