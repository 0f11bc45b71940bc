/** The page: switches, cards, search, copying. */

import kit from "./data.js";
import { copied } from "./copy.js";
import "./keys.js";
import "./words.js";
import { change, state, watch } from "./view.js";
import { play } from "./stage.js";

const all = (/** @type {string} */ selector, /** @type {ParentNode} */ within = document) =>
  /** @type {HTMLElement[]} */ ([...within.querySelectorAll(selector)]);

const root = document.documentElement;
const view = /** @type {HTMLFormElement} */ (document.querySelector("[data-view]"));
const search = /** @type {HTMLInputElement} */ (document.querySelector("#search"));

/** Components wake up when they come near: until then, what was printed stands for them. */
const near = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      const { component, example = "" } = /** @type {HTMLElement} */ (target).dataset;
      import(/** @type {any} */ (kit.components)[component ?? (example.split("/")[0] || "")].module.replace(/^\.\.\/[^/]+\//, "../define/"));
    }
  },
  { rootMargin: "100% 0px" },
);
for (const place of all("[data-component], [data-hero] [data-example]")) near.observe(place);

view.addEventListener("change", (event) => {
  const control = /** @type {HTMLInputElement} */ (event.target);
  if (control.name === "words") return;
  change({ [control.name]: control.type === "checkbox" && !control.checked ? "" : control.value });
});

for (const button of all("[data-choose-theme]")) {
  button.addEventListener("click", () => change({ theme: button.dataset["chooseTheme"] ?? "" }));
}

watch((now) => {
  const theme = kit.themes.some(({ name }) => name === now["theme"]) ? now["theme"] : kit.themes[0].name;
  for (const control of /** @type {Iterable<HTMLInputElement>} */ (/** @type {any} */ (view.elements))) {
    if (control.name === "words") continue;
    const value = control.name === "theme" ? theme : (now[control.name] ?? "");
    if (control.type === "checkbox") control.checked = value === control.value;
    else control.value = /** @type {string} */ (value);
  }
  for (const button of all("[data-choose-theme]")) {
    button.setAttribute("aria-pressed", String(button.dataset["chooseTheme"] === theme));
  }
});

document.addEventListener("click", (event) => {
  const button = /** @type {Element} */ (event.target).closest("button");
  const card = /** @type {HTMLElement | null} */ (button?.closest("[data-example]"));
  if (button?.matches("[data-copy]")) copied(button.closest("figure")?.querySelector("pre")?.textContent ?? "", button, "Code copied");
  if (button?.matches("[data-copy-link]")) copied(location.href, button, "Link copied");
  if (button?.matches("[data-play-hero]")) for (const tile of all("[data-hero] [data-example]")) start(tile);
  if (button?.matches("[data-clear-search]")) (change({ q: "" }), search.focus());
  if (card && button?.matches("[data-play]")) start(card, button.dataset["play"]);
  if (card && button?.matches("[data-inspect]")) change({ show: card.dataset["example"] ?? "" });
});

/**
 * @param {HTMLElement} card
 * @param {string} [on]
 */
const start = (card, on) =>
  play({ id: card.dataset["example"] ?? "", mount: /** @type {Element} */ (card.querySelector("[data-mount]")), on: on || "region" });

search.form?.addEventListener("submit", (event) => event.preventDefault());
search.addEventListener("input", () => change({ q: search.value }));
let found = "";
watch(({ q = "" }) => {
  if (search.value !== q) search.value = q;
  if (found !== q) find(q);
  found = q;
});

/** @param {string} query */
function find(query) {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  const cards = all("[data-words]");
  for (const card of cards) card.hidden = !wanted.every((word) => card.dataset["words"]?.includes(word));
  for (const group of all("[data-component], [data-section]")) group.hidden = !all("[data-words]", group).some((card) => !card.hidden);
  const left = cards.filter((card) => !card.hidden).length;
  /** @type {HTMLElement} */ (document.querySelector("[data-nothing]")).hidden = left > 0;
  /** @type {HTMLElement} */ (document.querySelector("[data-found]")).textContent = query ? `${left} of ${cards.length}` : "";
}

/** The section that is being looked at is marked in the navigation. */
const sight = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      const link = document.querySelector(`a[href="#${target.id}"]`);
      if (isIntersecting) link?.setAttribute("aria-current", "true");
      else link?.removeAttribute("aria-current");
    }
  },
  { rootMargin: "-45% 0px -50%" },
);
for (const section of all("[data-section]")) sight.observe(section);

/** Forced colours take a moment to show: the root says when they do. */
async function color() {
  const { force } = await import("./forced.js");
  const on = state()["colours"] === "forced";
  force(on);
  if (on) root.dataset["colours"] = "forced";
  else delete root.dataset["colours"];
}
watch(({ colours }) => {
  if (colours === "forced" || root.dataset["colours"]) color();
});

let inspector = /** @type {Promise<typeof import("./inspector.js")> | null} */ (null);
watch(({ show }) => {
  if (show && !inspector) inspector = import("./inspector.js");
});
if (location.hash && !state()["show"]) document.querySelector(location.hash)?.scrollIntoView();
