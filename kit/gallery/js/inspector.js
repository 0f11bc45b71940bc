/** One example, large: other widths, other options, any moment, every theme. */

import kit from "./data.js";
import { know } from "./know.js";
import { controls, figure } from "./options.js";
import { Scrubber } from "./scrub.js";
import { snippets } from "./snippets.js";
import { example, flood, play, wait } from "./stage.js";
import { change, state, watch } from "./view.js";

const dialog = /** @type {HTMLDialogElement} */ (document.querySelector("[data-inspector]"));
const one = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (dialog.querySelector(selector));
const stage = one("[data-inspector-stage]");
const mount = /** @type {Element} */ (stage.querySelector("[data-mount]"));
const scrubber = new Scrubber(one(`[role="group"][aria-label="Time"]`), mount, hold);
const chosen = /** @type {HTMLSelectElement} */ (one("[name=target]"));
const length = /** @type {HTMLSelectElement} */ (one("[name=wait]"));

/** What is inspected: its name, and its options as they are now. */
let id = "";
/** @type {Record<string, any>} */
let options = {};
/** A browser lets a page change its address a few times a second only. */
let later = 0;

watch((now) => {
  const wanted = example(now["show"] ?? "") ? (now["show"] ?? "") : "";
  if (wanted && wanted !== id) open(wanted, now);
  if (!wanted && dialog.open) dialog.close();
  show(now["width"] ?? "");
  if (id) know(one("[data-panel]"), id, stage);
});

/** @param {number | null} moment where time was stopped: kept in the address */
function hold(moment) {
  clearTimeout(later);
  later = setTimeout(() => id && change({ t: moment == null ? "" : String(moment) }), 150);
}

/**
 * @param {string} wanted
 * @param {Record<string, string>} now
 */
function open(wanted, now) {
  id = wanted;
  const { name, title, component, options: own } = /** @type {any} */ (example(id));
  options = { ...own, ...given(component, now) };
  one("h2").textContent = `${name} / ${title}`;
  one("[data-controls]").replaceChildren(...controls(component, options, set));
  one("[data-waits]").hidden = !["done", "fail"].every((verb) => component.methods.includes(verb));
  one("[data-flood]").hidden = name !== "toast";
  take();
  matrix();
  if (!dialog.open) dialog.showModal();
  one("h2").focus();
  again(false, Number(now["t"] || NaN));
}

/**
 * Options that the address sets: `o.tone=error`.
 * @param {any} component
 * @param {Record<string, string>} now
 */
function given(component, now) {
  /** @type {Record<string, any>} */
  const found = {};
  for (const [key, text] of Object.entries(now)) {
    if (!key.startsWith("o.") || !(key.slice(2) in component.options)) continue;
    try {
      found[key.slice(2)] = JSON.parse(text);
    } catch {
      // A link that was cut short still shows the example.
    }
  }
  return found;
}

/**
 * @param {string} name
 * @param {any} value
 */
function set(name, value) {
  options = { ...options, [name]: value };
  const own = /** @type {any} */ (example(id)).options[name];
  change({ [`o.${name}`]: JSON.stringify(own) === JSON.stringify(value) ? "" : JSON.stringify(value) });
  take();
  matrix();
  again();
}

function take() {
  const { name, component } = /** @type {any} */ (example(id));
  const printed = snippets({ name, component, now: options });
  if (!chosen.options.length) chosen.append(...printed.map(({ title }) => new Option(title, title)));
  const { title, text } = printed[Math.max(0, chosen.selectedIndex)] ?? { title: "", text: "" };
  one("[data-codes]").replaceChildren(figure(title, text));
}

/**
 * @param {boolean} [free]
 * @param {number} [moment] where time is to stand still
 */
async function again(free = false, moment = NaN) {
  const shown = await start({ free });
  scrubber.follow(shown);
  if (moment >= 0) scrubber.seek(moment);
}

/** @param {{ free?: boolean, alone?: boolean }} how `alone`: without the steps that the example plays */
async function start({ free = false, alone = false }) {
  const log = one("[data-log]");
  log.replaceChildren();
  mount.replaceChildren();
  mount.append(frozen(/** @type {any} */ (example(id)).component));
  const own = JSON.stringify(/** @type {any} */ (example(id)).options) === JSON.stringify(options);
  return play({
    id,
    mount,
    free,
    ...(own && !alone ? {} : { options }),
    log: (kind, words, after = 0) => note(log, after, kind, words),
  });
}

/** A wait as long as the person wants, that ends well or badly. @param {boolean} well */
async function waited(well) {
  const shown = await start({ alone: true });
  scrubber.follow(shown);
  await wait(shown, Number(length.value), well);
}

/**
 * @param {Element} log
 * @param {number} time
 * @param {string} kind
 * @param {string} words
 */
function note(log, time, kind, words) {
  const line = document.createElement("li");
  line.dataset["kind"] = kind;
  const when = document.createElement("time");
  when.textContent = `${Math.round(time)} ms`;
  line.append(when, `${kind}: ${words}`);
  log.append(line);
}

/** All themes and modes side by side: themes nest. */
function matrix() {
  const { component } = /** @type {any} */ (example(id));
  const cells = kit.themes.flatMap((theme) => Object.entries(kit.modes).map(([mode, words]) => cell(theme, mode, words)));
  one("[data-matrix]").replaceChildren(...cells.map(([whole]) => whole ?? ""));
  for (const [, place] of cells) place?.append(frozen(component));
}

/**
 * @param {{ name: string, title: string }} theme
 * @param {string} mode
 * @param {string} words
 * @returns {HTMLElement[]} the cell, and the place in it
 */
function cell(theme, mode, words) {
  const [whole, place, caption] = [document.createElement("div"), document.createElement("div"), document.createElement("p")];
  whole.className = `${kit.prefix}-cell`;
  whole.setAttribute(`data-${kit.prefix}-theme`, theme.name);
  whole.setAttribute(`data-${kit.prefix}-mode`, mode);
  place.className = `${kit.prefix}-mount`;
  caption.textContent = `${theme.title} · ${words}`;
  whole.append(place, caption);
  return [whole, place];
}

/** @param {any} component */
function frozen(component) {
  const element = document.createElement(component.tag);
  element.setAttribute("still", "");
  for (const [name, { attribute, default: fallback }] of Object.entries(/** @type {Record<string, any>} */ (component.options))) {
    const value = options[name] ?? fallback;
    if (value == null || value === false || JSON.stringify(value) === JSON.stringify(fallback)) continue;
    element.setAttribute(attribute, Array.isArray(value) ? value.join("|") : value === true ? "" : String(value));
  }
  return element;
}

/** @param {string} width */
function show(width) {
  if (width) stage.dataset["width"] = width;
  else delete stage.dataset["width"];
  for (const choice of /** @type {NodeListOf<HTMLInputElement>} */ (dialog.querySelectorAll("[name=width]"))) {
    choice.checked = choice.value === width;
  }
}

dialog.addEventListener("change", ({ target }) => {
  const control = /** @type {HTMLInputElement} */ (target);
  if (control.name === "width") change({ width: control.value });
  if (control.name === "target") take();
});
dialog.addEventListener("click", ({ target }) => {
  const button = /** @type {Element} */ (target).closest("button");
  if (button?.matches("[data-close]")) dialog.close();
  if (button?.matches("[data-play]")) again();
  if (button?.matches("[data-page-call]")) again(true);
  if (button?.matches("[data-wait]")) waited(button.dataset["wait"] === "done");
  if (button?.matches("[data-flood]")) flood(id, (words) => note(one("[data-log]"), 0, "flood", words));
});
dialog.addEventListener("close", () => {
  id = "";
  clearTimeout(later);
  mount.replaceChildren();
  const mine = Object.keys(state()).filter((key) => ["show", "width", "t"].includes(key) || key.startsWith("o."));
  change(Object.fromEntries(mine.map((key) => [key, ""])));
});
