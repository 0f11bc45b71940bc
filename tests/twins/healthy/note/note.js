/* A small message that does all that nodkit asks for, by the shortest way: the healthy twin of all broken ones. */

const DWELL = 6000;
const TAG = "nod-note";

const regions = new Map();

function region(politeness) {
  const node = regions.get(politeness) ?? document.createElement("div");
  node.setAttribute("aria-live", politeness);
  node.setAttribute("class", "nod-say");
  const home = [...document.querySelectorAll("dialog:modal")].at(-1) ?? document.body;
  if (node.parentElement !== home) home.append(node);
  regions.set(politeness, node);
  return node;
}

function say(words, politeness) {
  const node = region(politeness);
  const speaker = node.parentElement;
  if (speaker.ariaNotify) {
    speaker.ariaNotify(words, { priority: politeness === "polite" ? "normal" : "high" });
    return;
  }
  setTimeout(() => {
    node.textContent = words;
    setTimeout(() => node.replaceChildren(), 1000);
  }, 100);
}

export class NodNote extends (globalThis.HTMLElement ?? class {}) {
  #left = DWELL;
  #timer = 0;
  #since = 0;
  #holds = new Set();
  #origin = null;
  #ends = new AbortController();

  connectedCallback() {
    if (!this.firstElementChild) fill(this, { message: this.getAttribute("message") ?? "", action: this.getAttribute("action") ?? "" });
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
    say(this.#part("message").textContent.trim(), "polite");
    this.#go("start");
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#ends.abort();
  }

  async close(reason) {
    if (this.dataset.state === "leaving") return;
    this.dataset.state = "leaving";
    clearTimeout(this.#timer);
    this.dispatchEvent(new CustomEvent("nod-leave", { bubbles: true, detail: { reason } }));
    await Promise.allSettled(this.getAnimations({ subtree: true }).map((animation) => animation.finished));
    const held = this.contains(document.activeElement);
    this.remove();
    if (held) this.#origin?.focus();
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
    if (this.#holds.size > 0) return;
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
  if (options.action) box.append(make("button", "action", options.action));
  const dismiss = make("button", "dismiss", "×");
  dismiss.setAttribute("aria-label", "Dismiss");
  box.append(dismiss);
  element.append(box);
}

export function note(options) {
  if (!customElements.get(TAG)) customElements.define(TAG, NodNote);
  const element = document.createElement(TAG);
  fill(element, options);
  (options.into ?? document.body).append(element);
  return element;
}
