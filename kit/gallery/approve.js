/** Approves changes: one, or all that the filter shows. Only the server's own page knows the token. */

const token = document.querySelector("meta[name=token]")?.getAttribute("content") ?? "";
const told = /** @type {HTMLElement} */ (document.querySelector("[data-told]"));
const cards = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".card")]);
const nameOf = (/** @type {Element} */ card) => card.querySelector("h3")?.textContent ?? "";

/**
 * @param {string} path
 * @param {unknown} body
 */
async function post(path, body) {
  const headers = { "content-type": "application/json", "x-nodkit-token": token };
  const answer = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
  const said = await answer.json();
  if (!answer.ok) told.textContent = said.fault;
  return answer.ok ? said : null;
}

/** @param {HTMLElement[]} chosen */
async function approve(chosen) {
  const said = await post("approve", chosen.map(nameOf));
  if (!said) return;
  for (const card of chosen) mark(card);
  const left = cards.filter((card) => !("approved" in card.dataset)).length;
  told.textContent = `${said.approved.length} approved, ${left} left`;
}

/** @param {HTMLElement} card */
function mark(card) {
  card.dataset["approved"] = "";
  card.classList.replace("broken", "kept");
  const button = card.querySelector("[data-approve]");
  if (!button) return;
  button.setAttribute("aria-disabled", "true");
  button.textContent = "Approved";
}

const done = new Set(JSON.parse(document.querySelector("main")?.dataset["done"] ?? "[]"));
for (const card of cards) {
  const button = document.createElement("button");
  button.type = "button";
  button.dataset["approve"] = "";
  button.textContent = "Approve";
  button.setAttribute("aria-label", `Approve ${nameOf(card)}`);
  button.addEventListener("click", () => !("approved" in card.dataset) && approve([card]));
  card.querySelector("h3")?.after(button);
  if (done.has(nameOf(card))) mark(card);
}

document.querySelector("[data-all]")?.addEventListener("click", () => {
  const chosen = cards.filter((card) => card.checkVisibility() && !("approved" in card.dataset));
  if (chosen.length) approve(chosen);
});
document.querySelector("[data-again]")?.addEventListener("click", async () => {
  if (await post("again", [])) told.textContent = "Taking the pictures; this page shows them as soon as they are there.";
});
new EventSource("/_live").addEventListener("baselines", () => location.reload());
