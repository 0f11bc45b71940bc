/* What the page does with its kit: one call for each moment. Replace the made-up waits with your own requests. */
import { celebrate, loading, progress, toast } from "./nod/index.js";

const $ = (id) => document.getElementById(id);
const later = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

let saved = 0;

$("profile").addEventListener("submit", async (event) => {
  event.preventDefault();
  await loading.during(later(600), $("save"), { message: "Saving your profile" });
  toast("Profile saved");
  saved += 1;
  if (saved === 1) celebrate("Your profile is complete", { detail: "People can find you now.", tier: "small" });
});

$("upload").addEventListener("click", async () => {
  $("uploads").replaceChildren();
  const bar = progress("Photos", { value: 0, max: 10, into: $("uploads") });
  for (let photo = 1; photo <= 10; photo += 1) {
    await later(250);
    bar.set(photo);
  }
  bar.done();
  toast("10 photos uploaded");
});

$("load").addEventListener("click", async () => {
  await loading.during(later(1500), $("orders"), { message: "Loading your orders" });
  $("orders").textContent = "You have no orders yet. Your first one will show up here.";
});
