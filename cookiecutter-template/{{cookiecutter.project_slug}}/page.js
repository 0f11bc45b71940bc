/* What the page does with its kit: one call for each moment. */
import { celebrate, confirmation, loading, progress, toast } from "./kit.js";
import { orders, pay, save, send } from "./shop.js";

const $ = (id) => document.getElementById(id);

$("profile").addEventListener("submit", async (event) => {
  event.preventDefault();
  await loading.during(save(), $("save"), { message: "Saving your profile" });
  toast("Profile saved");
});

$("upload").addEventListener("click", async () => {
  $("uploads").replaceChildren();
  $("album").replaceChildren();
  const bar = progress("Ten photos", { value: 0, max: 10, into: $("uploads") });
  for (let photo = 1; photo <= 10; photo += 1) {
    await send();
    bar.set(photo);
    const tile = $("album").appendChild(document.createElement("li"));
    tile.textContent = `Photo ${photo}`;
  }
  bar.done();
  toast("Ten photos are up");
});

let placed = 0;

$("checkout").addEventListener("submit", async (event) => {
  event.preventDefault();
  $("paid").replaceChildren();
  const paid = await loading.during(pay($("card").value, placed), $("pay"), { message: "Paying" });
  if (paid.wrong) {
    confirmation({ ...paid.wrong, tone: "error", into: $("paid") });
    $("card").focus();
    return;
  }
  placed = paid.placed;
  toast("Order placed");
  if (placed === 1) celebrate("Your first order is on its way", { detail: "It leaves the workshop tomorrow." });
});

$("load").addEventListener("click", async () => {
  $("list").replaceChildren();
  const rows = await loading.during(orders(), $("list"), { message: "Loading your orders", like: "order" });
  $("list").replaceChildren(...rows.map(row));
});

/** Write one order into a copy of the template that also stands in while orders load. */
function row(texts) {
  const copy = $("order").content.cloneNode(true);
  for (const [index, place] of [...copy.querySelectorAll("h3, p")].entries()) place.textContent = texts[index];
  return copy;
}
