/** Talks to the server that built this page: takes new style sheets over, loads again when anything else changed, and shows what is wrong with it instead of dying. */

import kit from "./data.js";

/** @type {HTMLElement | null} */
let overlay = null;

let built = document.querySelector("meta[name=build]")?.getAttribute("content");

const source = new EventSource("/_live");
source.addEventListener("build", ({ data }) => built != null && JSON.parse(data) !== built && location.reload());
source.addEventListener("change", () => location.reload());
source.addEventListener("style", ({ data }) => {
  const { build, files } = JSON.parse(data);
  built = build;
  overlay?.remove();
  overlay = null;
  for (const link of /** @type {NodeListOf<HTMLLinkElement>} */ (document.querySelectorAll("link[rel=stylesheet]"))) {
    const { pathname } = new URL(link.href);
    if (files.some((/** @type {string} */ file) => pathname.endsWith(`/${file}`))) swap(link, `${pathname}?${build}`);
  }
});
source.addEventListener("fault", (event) => fault(JSON.parse(/** @type {MessageEvent} */ (event).data)));

/**
 * The old sheet stands until the new one has come, so that nothing flashes.
 * @param {HTMLLinkElement} link
 * @param {string} address
 */
function swap(link, address) {
  const next = /** @type {HTMLLinkElement} */ (link.cloneNode());
  next.href = address;
  next.addEventListener("load", () => link.remove(), { once: true });
  link.after(next);
}

/** @param {string} words */
function fault(words) {
  overlay ??= document.createElement("section");
  overlay.className = `${kit.prefix}-fault`;
  overlay.setAttribute("role", "alert");
  document.body.append(overlay);
  const head = document.createElement("strong");
  head.textContent = "This could not be built. The page shows the last build that worked.";
  const text = document.createElement("pre");
  text.textContent = words;
  overlay.tabIndex = 0; // it scrolls where the words are many
  overlay.replaceChildren(head, text);
}
