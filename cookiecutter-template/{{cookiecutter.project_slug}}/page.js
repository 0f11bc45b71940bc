/* What the page does with its kit: one call for each moment. Replace the made-up waits with your own requests. */
import { celebrate, loading, progress, toast } from "./nod/index.js";

const $ = (id) => document.getElementById(id);
const later = (milliseconds, value) => new Promise((resolve) => setTimeout(resolve, milliseconds, value));

$("profile").addEventListener("submit", async (event) => {
  event.preventDefault();
  await loading.during(later(900), $("save"), { message: "Saving your profile" });
  toast("Profile saved");
});

$("upload").addEventListener("click", async () => {
  $("uploads").replaceChildren();
  $("album").replaceChildren();
  const bar = progress("Ten photos", { value: 0, max: 10, into: $("uploads") });
  for (let photo = 1; photo <= 10; photo += 1) {
    await later(300);
    bar.set(photo);
    const tile = $("album").appendChild(document.createElement("li"));
    tile.textContent = `Photo ${photo}`;
  }
  await later(600);
  bar.done();
  celebrate("Your first ten photos are up", { detail: "Everyone who visits you can see them now." });
});

$("load").addEventListener("click", async () => {
  $("list").replaceChildren();
  const orders = await loading.during(later(1800, ORDERS), $("list"), { message: "Loading your orders", like: "order" });
  $("list").replaceChildren(...orders.map(row));
});

const ORDERS = [
  ["Oak serving board", "18 March", "64.00"],
  ["Linen apron, indigo", "2 March", "48.00"],
  ["Beeswax candles, six", "21 February", "22.50"],
];

/** Write one order into a copy of the template that also stands in while orders load. */
function row(texts) {
  const copy = $("order").content.cloneNode(true);
  for (const [index, place] of [...copy.querySelectorAll("h3, p")].entries()) place.textContent = texts[index];
  return copy;
}
