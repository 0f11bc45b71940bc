/* A wait that does all that nodkit asks for, by the shortest way. */

const TAG = "nod-wait";

export class NodWait extends (globalThis.HTMLElement ?? class {}) {
  #timers = [];

  connectedCallback() {
    if (this.hasAttribute("still")) return;
    this.parentElement.setAttribute("aria-busy", "true");
    if (!this.firstElementChild) this.append(make("span", "spinner"), make("span", "message", this.getAttribute("message") ?? ""));
    this.#timers = [setTimeout(() => (this.dataset.state = "shown"), 200), setTimeout(() => this.#speak(), 2000)];
  }

  disconnectedCallback() {
    this.#timers.forEach(clearTimeout);
  }

  #speak() {
    const words = this.querySelector("[data-part=message]").textContent;
    if (document.body.ariaNotify) {
      document.body.ariaNotify(words);
      return;
    }
    const region = make("div", "region");
    region.setAttribute("aria-live", "polite");
    document.body.append(region);
    this.#timers.push(setTimeout(() => region.append(words), 100));
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
