/* Filters cards, copies commands and lays pictures over each other. Without it the page is a plain list. */

"use strict";

for (const form of document.querySelectorAll(".filters")) {
  const cards = [...form.parentElement.querySelectorAll(".card")];
  const fits = (card, wanted) =>
    wanted.every(([name, value]) =>
      name === "words" ? card.textContent.toLowerCase().includes(value.toLowerCase()) : card.dataset[name] === value);
  const filter = () => {
    const wanted = [...new FormData(form)].filter(([, value]) => value);
    for (const card of cards) card.hidden = !fits(card, wanted);
    const left = cards.filter((card) => !card.hidden).length;
    form.querySelector("[role=status]").textContent = `${left} of ${cards.length} shown`;
  };
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector("button").addEventListener("click", () => {
    form.reset();
    filter();
  });
  form.hidden = false;
  filter();
}

/* A page opened from a disk has no clipboard in some browsers; a selection to copy from is left there then. */
async function copy(button) {
  const code = button.parentElement.querySelector("code");
  getSelection().selectAllChildren(code);
  try {
    await navigator.clipboard.writeText(code.textContent);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Selected";
  }
}

const spoken = document.createElement("p");
spoken.setAttribute("role", "status");
spoken.style.cssText = "position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)";
document.querySelector("main").append(spoken);

for (const button of document.querySelectorAll(".copy")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await copy(button);
    spoken.textContent = button.textContent === "Copied" ? "The command is copied." : "The command is selected.";
  });
}

for (const views of document.querySelectorAll(".views")) {
  const [pair, onion] = [views.parentElement.querySelector(".pair"), views.parentElement.querySelector(".onion")];
  const [label, range, now] = [onion.querySelector("label span"), onion.querySelector("input"), onion.querySelector(".over")];
  const draw = () => {
    const view = views.querySelector(":checked").value;
    pair.hidden = view !== "side";
    onion.hidden = view === "side";
    now.style.opacity = view === "onion" ? range.value / 100 : 1;
    now.style.clipPath = view === "slider" ? `inset(0 0 0 ${range.value}%)` : "none";
    label.textContent = view === "slider" ? "From approved (left) to now (right)" : "How much of now is seen";
  };
  views.hidden = false;
  views.addEventListener("input", draw);
  range.addEventListener("input", draw);
  draw();
}

/* A film: each strip is moved behind its window; the frames below are what the slider says, for the hand. */
function film(box) {
  const moments = box.dataset.moments.split(",").map(Number);
  const [strips, controls] = [[...box.querySelectorAll(".player img")], box.querySelector(".scrub")];
  const [play, range, told] = [controls.querySelector("button"), controls.querySelector("input"), controls.querySelector("output")];
  const frames = document.createElement("div");
  frames.className = "frames";
  frames.setAttribute("aria-hidden", "true");
  const small = moments.map((moment, index) => {
    const frame = Object.assign(document.createElement("span"), { className: "frame", textContent: `${moment} ms` });
    const picture = document.createElement("i");
    picture.style.backgroundImage = `url("${(strips[1] ?? strips[0]).src}")`;
    picture.style.backgroundPositionY = `${(100 * index) / (moments.length - 1)}%`;
    frame.prepend(picture);
    frame.addEventListener("click", () => { range.value = index; draw(); });
    return frame;
  });
  frames.append(...small);
  controls.append(frames);
  const draw = () => {
    const index = Number(range.value);
    for (const strip of strips) strip.style.translate = `0 ${(-100 * index) / moments.length}%`;
    for (const [at, frame] of small.entries()) frame.classList.toggle("now", at === index);
    told.textContent = range.ariaValueText = `${moments[index]} ms`;
  };
  let turn = 0;
  const go = (index, mine) => {
    if (mine !== turn) return;
    range.value = index;
    draw();
    if (index + 1 < moments.length) setTimeout(() => go(index + 1, mine), moments[index + 1] - moments[index]);
  };
  play.addEventListener("click", () => go(0, (turn += 1)));
  range.addEventListener("input", () => { turn += 1; draw(); });
  for (const player of box.querySelectorAll(".player")) player.removeAttribute("tabindex");
  box.classList.add("runs");
  controls.hidden = false;
  draw();
}
document.querySelectorAll(".film").forEach(film);

/* A link into a closed log opens it. */
const reveal = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target instanceof HTMLDetailsElement) target.open = true;
};
addEventListener("hashchange", reveal);
reveal();
