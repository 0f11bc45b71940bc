/* A progress bar that does all that nodkit asks for, by the shortest way. */

import { say } from "../shared/say.js";

const TAG = "nod-bar";
const STALL = 4000;
const QUARTERS = [0.25, 0.5, 0.75];

export class NodBar extends (globalThis.HTMLElement ?? class {}) {
  #said = 0;
  #timer = 0;

  connectedCallback() {
    if (!this.firstElementChild) fill(this, { label: this.getAttribute("label") ?? "", value: Number(this.getAttribute("value") ?? 0) });
    if (this.hasAttribute("still")) return;
    this.#said = this.value;
    say(this.#words());
    this.#wait();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  get value() {
    return this.#bar.value;
  }

  set(value) {
    if (value < this.value) return;
    this.#show(value);
    const passed = QUARTERS.filter((quarter) => this.#said < quarter && quarter <= value);
    if (passed.length > 0) say(this.#words());
    this.#said = Math.max(this.#said, value);
    this.#wait();
  }

  done() {
    clearTimeout(this.#timer);
    this.#show(1);
    this.#part("note").textContent = "Done";
    say(this.#words());
  }

  fail(why = "No reason was given.", fix = "Try again in a moment.") {
    clearTimeout(this.#timer);
    this.#part("note").textContent = `It did not finish. ${why} ${fix}`;
    say(this.#words(), "assertive");
  }

  get #bar() {
    return this.#part("bar");
  }

  #part(name) {
    return this.querySelector(`[data-part="${name}"]`);
  }

  #show(value) {
    this.#bar.value = value;
    this.#part("note").textContent = figure(value);
  }

  #words() {
    return `${this.#part("label").textContent}: ${this.#part("note").textContent}`;
  }

  #wait() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.#part("note").textContent = "Waiting for news."), STALL);
  }
}

const figure = (value) => `${Math.round(value * 100)} %`;

function fill(element, { label, value }) {
  const make = (tag, part, text) => {
    const made = document.createElement(tag);
    made.dataset.part = part;
    made.textContent = text;
    return made;
  };
  const bar = make("progress", "bar", "");
  bar.value = value ?? 0;
  bar.setAttribute("aria-label", label);
  element.append(make("p", "label", label), bar, make("p", "note", figure(bar.value)));
}

export function bar(options) {
  if (!customElements.get(TAG)) customElements.define(TAG, NodBar);
  const element = document.createElement(TAG);
  fill(element, options);
  (options.into ?? document.body).append(element);
  return element;
}
