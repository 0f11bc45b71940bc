/** Plays examples: as a page would, then the steps that the example plays. */

import kit from "./data.js";

/** @typedef {(kind: string, words: string, after?: number) => void} Log `after`: milliseconds since the call */
/**
 * @typedef {object} Play
 * @property {string} id component/example
 * @property {Element} mount
 * @property {Record<string, any>} [options] instead of the example's
 * @property {Log} [log]
 * @property {boolean} [free] leave the place to the component, as a page would
 * @property {string} [on] for what waits: "button" or "region"
 */

/** @type {WeakMap<Element, AbortController>} */
const running = new WeakMap();

/** @param {string} id */
export function example(id) {
  const [name = "", title = ""] = id.split("/");
  const component = /** @type {any} */ (kit.components)[name];
  return component?.examples[title] ? { name, title, component, ...component.examples[title] } : null;
}

/**
 * Show an example on its stage, in place of what was there.
 * @param {Play} play
 * @returns {Promise<any>} the element, as soon as it is shown
 */
export async function play({ id, mount, options, log = () => {}, free = false, on = "region" }) {
  const { component, options: own, plays } = /** @type {any} */ (example(id));
  running.get(mount)?.abort();
  const stop = new AbortController();
  running.set(mount, stop);
  const module = await import(component.module);
  if (stop.signal.aborted) return null;
  const started = performance.now();
  const tell = (/** @type {string} */ kind, /** @type {string} */ words) => log(kind, words, performance.now() - started);
  keepSize(mount);
  const before = [...mount.childNodes];
  mount.replaceChildren();
  follow(component, tell, stop.signal);
  const given = structuredClone(options ?? own);
  const shown = await module[component.call](free ? given : { ...given, into: place(mount, component, given, on) });
  // What takes its own place on the page leaves that of its picture free; there it is again when it has gone.
  const away = !mount.contains(shown) || shown.closest(":popover-open");
  if (away) mount.prepend(...before);
  mount.toggleAttribute("data-away", Boolean(away));
  if (shown instanceof Element) watchState(shown, mount, stop.signal);
  steps(shown, options ? [] : plays, stop.signal, tell);
  return shown;
}

/**
 * The page does not jump while an example has nothing to show.
 * @param {any} mount
 */
function keepSize(mount) {
  mount.style.minBlockSize = "";
  mount.style.minBlockSize = `${mount.offsetHeight}px`;
}

/**
 * A wait is laid over something that is busy: a button, some content, or room for what comes.
 * @param {Element} mount
 * @param {any} component
 * @param {Record<string, any>} given
 * @param {string} on
 */
function place(mount, component, given, on) {
  if (component.call !== "loading") return mount;
  const busy = document.createElement(on === "button" ? "button" : "div");
  busy.className = `${kit.prefix}-${on === "button" ? "button" : "content"}`;
  if (on === "button") busy.append("Save changes");
  else if (!given["like"]) busy.append(...LINES.map(line));
  mount.append(busy);
  return busy;
}

const LINES = ["Order 1042, paid", "Order 1041, sent", "Order 1040, delivered"];

/** @param {string} words */
function line(words) {
  const made = document.createElement("p");
  made.textContent = words;
  return made;
}

const MANY = 1000;

/**
 * Call a component a thousand times at once, as a page that went wrong would.
 * @param {string} id
 * @param {(words: string) => void} tell
 */
export async function flood(id, tell) {
  const { component, options } = /** @type {any} */ (example(id));
  const module = await import(component.module);
  const started = performance.now();
  for (let number = 1; number <= MANY; number += 1) module[component.call]({ ...structuredClone(options), [component.first]: `Message ${number}` });
  const took = Math.round(performance.now() - started);
  const seen = () => [...document.querySelectorAll(component.tag)].filter((one) => !one.hasAttribute("still") && uncovered(one)).length;
  requestAnimationFrame(() => requestAnimationFrame(() => tell(`${MANY} calls in ${took} ms; ${seen()} to be seen`)));
}

/** Whether a person sees some of it: what lies behind another, edge on edge, is there and not seen. @param {Element} element */
function uncovered(element) {
  const { left, top, bottom, width, height } = element.getBoundingClientRect();
  if (!width || !height) return false;
  return [top + 1, top + height / 2, bottom - 1].some((y) => element.contains(document.elementFromPoint(left + width / 2, y)));
}

/**
 * Let what waits wait so long, then end well or badly.
 * @param {any} shown
 * @param {number} time in milliseconds
 * @param {boolean} well
 */
export async function wait(shown, time, well) {
  shown?.start?.();
  await new Promise((done) => setTimeout(done, time));
  if (!shown?.isConnected) return;
  await (well ? shown.done() : shown.fail("The server did not answer."));
}

/**
 * @param {any} shown
 * @param {any[]} plays
 * @param {AbortSignal} signal
 * @param {Log} log
 */
async function steps(shown, plays, signal, log) {
  for (const step of plays) {
    if (signal.aborted) return;
    if (step.verb === "run") await passed(step.time, signal);
    else if (shown?.isConnected) {
      log("call", `${step.method}(${step.args.map((/** @type {any} */ value) => JSON.stringify(value)).join(", ")})`);
      await shown[step.method](...step.args);
    }
  }
}

/**
 * @param {number} time
 * @param {AbortSignal} signal
 */
const passed = (time, signal) =>
  new Promise((done) => {
    const timer = setTimeout(done, time);
    signal.addEventListener("abort", () => (clearTimeout(timer), done(null)), { once: true });
  });

/**
 * Keep the stage's label at what the element is doing, and say when it has gone.
 * @param {Element} shown
 * @param {Element} mount
 * @param {AbortSignal} signal
 */
function watchState(shown, mount, signal) {
  const label = mount.parentElement?.querySelector("[data-state-label]");
  const started = performance.now();
  const tell = () => {
    const here = shown.isConnected;
    if (!here) mount.removeAttribute("data-away");
    label?.toggleAttribute("data-live", here);
    const after = ((performance.now() - started) / 1000).toFixed(1);
    const words = here ? (shown.getAttribute("data-state") ?? "shown") : `gone after ${after} s`;
    if (label && label.textContent !== words) label.textContent = words; // each write is a change that is told again
    if (!here) observer.disconnect();
  };
  const observer = new MutationObserver(tell);
  observer.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-state"] });
  signal.addEventListener("abort", () => observer.disconnect(), { once: true });
  tell();
}

/**
 * Tell what the component sends and says, each with its time.
 * @param {any} component
 * @param {Log} log
 * @param {AbortSignal} signal
 */
function follow(component, log, signal) {
  for (const name of component.events) {
    document.addEventListener(
      name,
      (event) => log("event", `${name} ${JSON.stringify(/** @type {CustomEvent} */ (event).detail ?? {})}`),
      { signal },
    );
  }
  hear((words) => log("said", words), signal);
}

/**
 * Hear what a screen reader would: live regions, and `ariaNotify` where the browser has it.
 * @param {(words: string) => void} heard
 * @param {AbortSignal} signal
 */
function hear(heard, signal) {
  const observer = new MutationObserver((changes) => {
    for (const { target } of changes) {
      const region = target instanceof Element && target.closest("[aria-live]");
      if (region && region.textContent) heard(`“${region.textContent}” (${region.getAttribute("aria-live")})`);
    }
  });
  observer.observe(document.documentElement, { subtree: true, childList: true });
  const page = /** @type {any} */ (Element.prototype);
  const plain = page.ariaNotify;
  if (plain) {
    page.ariaNotify = function notify(/** @type {string} */ words, /** @type {any} */ how) {
      heard(`“${words}” (${how?.priority === "high" ? "assertive" : "polite"})`);
      return plain.call(this, words, how);
    };
  }
  signal.addEventListener("abort", () => (observer.disconnect(), plain && (page.ariaNotify = plain)), { once: true });
}
