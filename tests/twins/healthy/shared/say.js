/* Tells screen readers something: by ariaNotify where the browser has it, else by a region that stood before its words. */

const GAP = 1000;
const regions = new Map();
let free = 0;

function region(politeness) {
  const node = regions.get(politeness) ?? document.createElement("div");
  node.setAttribute("aria-live", politeness);
  node.setAttribute("class", "nod-say");
  const home = [...document.querySelectorAll("dialog:modal")].at(-1) ?? document.body;
  if (node.parentElement !== home) home.append(node);
  regions.set(politeness, node);
  return node;
}

function speak(words, politeness) {
  const node = region(politeness);
  const speaker = node.parentElement;
  if (speaker.ariaNotify) {
    speaker.ariaNotify(words, { priority: politeness === "polite" ? "normal" : "high" });
    return;
  }
  setTimeout(() => {
    node.textContent = words;
    setTimeout(() => node.replaceChildren(), 900);
  }, 100);
}

/** Say it now, or as soon as the message before had its second. */
export function say(words, politeness = "polite") {
  const now = performance.now();
  const wait = Math.max(0, free - now);
  free = now + wait + GAP;
  if (wait) setTimeout(() => speak(words, politeness), wait);
  else speak(words, politeness);
}
