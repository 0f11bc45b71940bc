/* A small message that does all that nodkit asks for, by the shortest way: the healthy twin of all broken ones. */

import { say } from "../shared/say.js";

const DWELL = 6000;
const TAG = "nod-note";
const TEXTS = ["message", "reason", "remedy", "action"];

const MOST = 3;
const SAME = 1000;
/** What has left, for those who missed it. */
const left = [];

export class NodNote extends (globalThis.HTMLElement ?? class {}) {
  #left = DWELL;
  #timer = 0;
  #since = 0;
  #holds = new Set();
  #origin = null;
  #ends = new AbortController();

  connectedCallback() {
    if (!this.firstElementChild) fill(this, Object.fromEntries(TEXTS.map((name) => [name, this.getAttribute(name) ?? ""])));
    if (this.hasAttribute("still")) return;
    const box = this.#part("box");
    this.#origin = document.activeElement;
    const { signal } = (this.#ends = new AbortController());
    const listen = (target, type, act) => target.addEventListener(type, act, { signal, capture: target === document });
    listen(this, "pointerenter", () => this.#hold("hover"));
    listen(this, "pointerleave", () => this.#go("hover"));
    listen(this, "focusin", () => this.#hold("focus"));
    listen(this, "focusout", () => this.#go("focus"));
    listen(this, "keydown", (event) => event.key === "Escape" && this.close("dismiss"));
    listen(document, "visibilitychange", () => (document.hidden ? this.#hold("tab") : this.#go("tab")));
    for (const button of this.querySelectorAll("button")) listen(button, "click", () => this.close(button.dataset.part));
    listen(document, "toggle", (event) => event.target instanceof HTMLDialogElement && queueMicrotask(() => this.#rise()));
    this.dataset.state = "shown";
    box.popover = "manual";
    this.#rise();
    say(this.#words, this.#stays ? "assertive" : "polite");
    if (!this.#stays) this.#go("start");
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#ends.abort();
  }

  async close(reason) {
    if (this.dataset.state === "leaving") return;
    this.dataset.state = "leaving";
    clearTimeout(this.#timer);
    left.push(this.#words);
    this.dispatchEvent(new CustomEvent("nod-leave", { bubbles: true, detail: { reason } }));
    await Promise.allSettled(this.getAnimations({ subtree: true }).map((animation) => animation.finished));
    const held = this.contains(document.activeElement);
    this.remove();
    if (held) this.#origin?.focus();
  }

  get #words() {
    return TEXTS.slice(0, 3).map((name) => this.#part(name)?.textContent.trim()).filter(Boolean).join(" ");
  }

  /** What is an error, or asks for an answer, does not go by itself. */
  get #stays() {
    return Boolean(this.#part("action") ?? this.#part("remedy"));
  }

  #part(name) {
    return this.querySelector(`[data-part="${name}"]`);
  }

  #rise() {
    const home = [...document.querySelectorAll("dialog:modal")].at(-1);
    const box = this.#part("box");
    if (home && !home.contains(this)) home.append(this);
    else if (!box.matches(":popover-open")) box.showPopover();
  }

  #hold(why) {
    if (this.#holds.size === 0) this.#left -= performance.now() - this.#since;
    this.#holds.add(why);
    clearTimeout(this.#timer);
  }

  #go(why) {
    this.#holds.delete(why);
    if (this.#holds.size > 0 || this.#stays) return;
    this.#since = performance.now();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.close("timeout"), this.#left);
  }
}

function make(tag, part, text) {
  const element = document.createElement(tag);
  element.dataset.part = part;
  element.textContent = text;
  return element;
}

function fill(element, options) {
  const box = make("div", "box", "");
  const mark = make("span", "mark", "");
  mark.setAttribute("aria-hidden", "true");
  box.append(mark, make("p", "message", options.message));
  for (const more of ["reason", "remedy"]) if (options[more]) box.append(make("p", more, options[more]));
  if (options.action) box.append(make("button", "action", options.action));
  const dismiss = make("button", "dismiss", "×");
  dismiss.setAttribute("aria-label", "Dismiss");
  box.append(dismiss);
  element.append(box);
}

const present = () => [...document.querySelectorAll(TAG)].filter((one) => one.dataset.state !== "leaving");

export function note(options) {
  if (!customElements.get(TAG)) customElements.define(TAG, NodNote);
  const now = performance.now();
  const same = present().find((one) => one.message === options.message && now - one.shown <= SAME);
  if (same) return Object.assign(same, { shown: now });
  if (present().length >= MOST) {
    left.push(options.message);
    return present().at(-1);
  }
  const element = Object.assign(document.createElement(TAG), { message: options.message, shown: now });
  fill(element, options);
  (options.into ?? document.body).append(element);
  return element;
}

note.log = () => [...left];
