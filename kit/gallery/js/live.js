/** Talks to the server that built this page: reloads when a file changed, and shows what is wrong with it instead of dying. */

import kit from "./data.js";

/** @type {HTMLElement | null} */
let overlay = null;

const built = document.querySelector("meta[name=build]")?.getAttribute("content");

const source = new EventSource("/_live");
source.addEventListener("build", ({ data }) => built != null && JSON.parse(data) !== built && location.reload());
source.addEventListener("change", () => location.reload());
source.addEventListener("fault", (event) => fault(JSON.parse(/** @type {MessageEvent} */ (event).data)));

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
