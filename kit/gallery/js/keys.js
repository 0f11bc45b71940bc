/** Keyboard shortcuts, and the sheet that lists them. Single letters can be switched off (WCAG 2.1.4). */

import kit from "./data.js";
import { change, state } from "./view.js";

const help = /** @type {HTMLDialogElement} */ (document.querySelector("[data-help]"));
const single = /** @type {HTMLInputElement} */ (help.querySelector("[name=single-keys]"));
const search = /** @type {HTMLInputElement} */ (document.querySelector("#search"));
const inspector = /** @type {HTMLDialogElement} */ (document.querySelector("[data-inspector]"));
const STORED = `${kit.prefix}-gallery-keys`;

/** @param {string} selector */
const press = (selector) => /** @type {HTMLElement | null} */ (inspector.open ? inspector.querySelector(selector) : null)?.click();

/**
 * The value after this one, and the first after the last.
 * @param {string[]} values
 * @param {string} now
 */
const after = (values, now) => values[(values.indexOf(now) + 1) % values.length] ?? "";

function find() {
  if (inspector.open) return;
  search.focus();
  search.select();
}

/** @type {Record<string, () => void>} */
const ACTS = {
  "/": find,
  "?": () => help.showModal(),
  t: () => change({ theme: after(kit.themes.map(({ name }) => name), state()["theme"] ?? kit.themes[0].name) }),
  m: () => change({ mode: after(["", ...Object.keys(kit.modes)], state()["mode"] ?? "") }),
  r: () => change({ dir: state()["dir"] === "rtl" ? "" : "rtl" }),
  p: () => press("[data-play]"),
  f: () => press("[data-freeze]"),
  ",": () => press("[data-step='-1']"),
  ".": () => press("[data-step='1']"),
  l: () => (inspector.open ? press("[data-copy-link]") : /** @type {HTMLElement} */ (document.querySelector("[data-copy-link]")).click()),
};

document.addEventListener("keydown", (event) => {
  const key = event.key.toLowerCase();
  if (key === "k" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    find();
  } else if (!event.ctrlKey && !event.metaKey && !event.altKey && single.checked && !help.open && !writes(event.target)) {
    if (!(key in ACTS)) return;
    event.preventDefault();
    ACTS[key]?.();
  }
});

/** Letters belong to who writes, and to a list that looks for what begins with them. @param {EventTarget | null} target */
const writes = (target) => target instanceof Element && target.matches("input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable]");

document.querySelector("[data-open-help]")?.addEventListener("click", () => help.showModal());
help.querySelector("[data-close-help]")?.addEventListener("click", () => help.close());

try {
  single.checked = localStorage.getItem(STORED) !== "off";
  single.addEventListener("change", () => localStorage.setItem(STORED, single.checked ? "on" : "off"));
} catch {
  // A page that may keep nothing forgets the choice with the visit.
}
