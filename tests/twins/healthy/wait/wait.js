/* A wait that does all that nodkit asks for, by the shortest way. */

import { say } from "../shared/say.js";

const TAG = "nod-wait";
const SHOWN = 200;
const LEAST = 400;

export class NodWait extends (globalThis.HTMLElement ?? class {}) {
  #timers = [];
  #since = 0;

  connectedCallback() {
    if (this.hasAttribute("still")) return;
    this.parentElement.setAttribute("aria-busy", "true");
    if (!this.firstElementChild) this.append(make("span", "spinner"), make("span", "message", this.getAttribute("message") ?? ""));
    this.#after(SHOWN, () => this.#show());
    this.#after(2000, () => say(this.#message.textContent));
    this.#after(10_000, () => this.#offer());
  }

  disconnectedCallback() {
    this.#timers.forEach(clearTimeout);
  }

  /** End the wait; what is shown stays long enough to be seen. */
  done() {
    this.#timers.forEach(clearTimeout);
    const shown = performance.now() - this.#since;
    if (!this.#since || shown >= LEAST) this.#end();
    else this.#after(LEAST - shown, () => this.#end());
  }

  /** End it badly: what happened, why, and how to go on. */
  fail(why = "No answer came.") {
    this.#timers.forEach(clearTimeout);
    this.#show();
    this.#message.textContent = `That did not load. ${why} Try again in a moment.`;
    say(this.#message.textContent, "assertive");
  }

  #show() {
    this.#since = performance.now();
    this.dataset.state = "shown";
  }

  #offer() {
    this.#message.textContent = "Still working on it.";
    const cancel = make("button", "cancel", "Cancel");
    cancel.addEventListener("click", () => this.#end());
    this.append(cancel);
    say(this.#message.textContent);
    this.#after(15_000, () => this.#remind(25));
  }

  #remind(seconds) {
    say(`Still working after ${seconds} seconds.`);
    this.#after(15_000, () => this.#remind(seconds + 15));
  }

  #end() {
    this.parentElement?.removeAttribute("aria-busy");
    this.remove();
  }

  get #message() {
    return this.querySelector("[data-part=message]");
  }

  #after(time, act) {
    this.#timers.push(setTimeout(act, time));
  }
}

function make(tag, part, text) {
  const element = document.createElement(tag);
  element.dataset.part = part;
  element.textContent = text ?? "";
  return element;
}

export function wait(options) {
  if (!customElements.get(TAG)) customElements.define(TAG, NodWait);
  const element = document.createElement(TAG);
  element.setAttribute("message", options.message);
  const into = options.into ?? document.body;
  into.append(element);
  return element;
}
