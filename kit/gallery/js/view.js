/** How the page is looked at. All of it is kept in the address, so that a link shows exactly this. */

import kit from "./data.js";

const root = document.documentElement;

/** @typedef {Record<string, string>} State */

/**
 * Each key of the address that changes the whole page, and what it does. Empty stands for what the system says.
 * @type {Record<string, (value: string) => void>}
 */
const SWITCHES = {
  theme: (value) => root.setAttribute(`data-${kit.prefix}-theme`, known(value) ? value : kit.themes[0].name),
  mode: (value) => set(`data-${kit.prefix}-mode`, value in kit.modes ? value : ""),
  motion: (value) => set(`data-${kit.prefix}-motion`, ["full", "reduced"].includes(value) ? value : ""),
  dir: (value) => set("dir", value === "rtl" ? "rtl" : "ltr"),
  text: (value) => set("data-text", value === "200" ? value : ""),
  vision: (value) => set("data-vision", value),
  page: (value) => set("data-page", value === "reset" ? value : ""),
};

/** @param {string} name */
const known = (name) => kit.themes.some((theme) => theme.name === name);

/**
 * @param {string} name
 * @param {string} value
 */
const set = (name, value) => (value ? root.setAttribute(name, value) : root.removeAttribute(name));

/** @type {Set<(state: State) => void>} */
const listeners = new Set();

/** What the address says. @returns {State} */
export const state = () => Object.fromEntries(new URLSearchParams(location.search));

/**
 * Change some of it; empty values leave the address.
 * @param {State} changes
 */
export function change(changes) {
  const address = new URL(location.href);
  for (const [key, value] of Object.entries(changes)) {
    if (value === "" || (key === "theme" && value === kit.themes[0].name)) address.searchParams.delete(key);
    else address.searchParams.set(key, value);
  }
  history.replaceState(null, "", address);
  apply();
}

/** @param {(state: State) => void} listener called now, and whenever the address changes */
export function watch(listener) {
  listeners.add(listener);
  listener(state());
}

/** Whether things move, by the page's switch or else by the system. */
export const moves = () => {
  const wanted = state()["motion"];
  return wanted ? wanted === "full" : !matchMedia("(prefers-reduced-motion: reduce)").matches;
};

function apply() {
  const now = state();
  for (const [key, act] of Object.entries(SWITCHES)) act(now[key] ?? "");
  for (const listener of listeners) listener(now);
}

root.dataset["js"] = "";
apply();
addEventListener("popstate", apply);
