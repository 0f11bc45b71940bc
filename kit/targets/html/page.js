/** The page that shows how to use the kit: themes, and examples on request. */

import * as kit from "../index.js";
import { demos, prefix } from "./demos.js";

const themes = /** @type {HTMLFormElement} */ (document.querySelector("[data-themes]"));
const attribute = `data-${prefix}-theme`;

themes.hidden = themes.elements.length < 2;
for (const choice of /** @type {NodeListOf<HTMLInputElement>} */ (themes.querySelectorAll("input"))) {
  choice.checked = choice.value === document.documentElement.getAttribute(attribute);
  choice.addEventListener("change", () => document.documentElement.setAttribute(attribute, choice.value));
}

for (const article of document.querySelectorAll("[data-example]")) {
  const { call, options } = /** @type {any} */ (demos)[article.getAttribute("data-example") ?? ""];
  const place = /** @type {Element} */ (article.querySelector("[data-demo]"));
  const button = /** @type {HTMLButtonElement} */ (article.querySelector("[data-show]"));
  button.hidden = false;
  button.addEventListener("click", () => {
    place.replaceChildren();
    /** @type {any} */ (kit)[call]({ ...structuredClone(options), into: place });
  });
}
