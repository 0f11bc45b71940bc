/* What is done and looked at in a page of the benchmark. Runs after kit/verify/page/look.js and legible.js. */

globalThis.stage = { tag: "nothing-of-this-name", made: [], last: () => stage.made.at(-1) };
const place = document.querySelector("#place");
const frame = () => new Promise((done) => requestAnimationFrame(done));
const frames = async (count) => {
  for (let left = count; left > 0; left -= 1) await frame();
};
const later = (ms) => new Promise((done) => setTimeout(done, ms));

/** The elements around these very words, in shadow trees too: where they are drawn, not where they were written. */
function* worded(words, root = document.body) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.shadowRoot) yield* worded(words, node.shadowRoot);
    if (node.nodeType === Node.TEXT_NODE && node.data.includes(words)) yield node.assignedSlot?.parentElement ?? node.parentElement;
  }
}

/** Norm T1: a quarter of it in view and in every clip; whoever hides the slot it stands in hides it too. */
function seen(element) {
  if (!nodLook.seen(element, 0.25)) return false;
  for (let node = element; node; node = node.parentElement) {
    const outer = node.assignedSlot?.parentElement ?? (node.parentElement ? null : node.getRootNode().host);
    if (outer) return nodLook.seen(outer, 0.25) && seen(outer);
  }
  return true;
}

/** Colours behind a slot are not followed: such words are not judged. */
const judged = (element) => element.getRootNode() === document;

function legible(element) {
  stage.made = [element];
  return nodLegibility() >= 1;
}

/** Milliseconds and frames from the click's own timestamp to the painted frame that shows the words, and lets them be read. */
globalThis.arm = (words) => {
  globalThis.first = new Promise((done) => {
    const found = { visible: null, legible: null, frames: null };
    const look = (start, count) => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        const passed = performance.now() - start;
        const element = [...worded(words)].find(seen);
        if (element && found.visible === null) Object.assign(found, { visible: passed, frames: count });
        if (element && !judged(element)) delete found.legible;
        else if (element && found.legible === null && legible(element)) found.legible = passed;
        if (passed > 1000 || found.legible !== null) done(found);
        else look(start, count + 1);
      };
      port2.postMessage(0);
    });
    const trigger = document.querySelector("#trigger");
    trigger.addEventListener("click", (event) => look(event.timeStamp, 1), { capture: true, once: true });
    trigger.onclick = () => entry.toast(words);
  });
};

/** Each of these begins at once, and sets `over` when the page has come to rest after it. */
globalThis.begin = {
  async toasts(count) {
    for (let number = 1; number <= count; number += 1) entry.toast(`Message ${number} of many`);
    await frames(20);
  },
  async updates(count) {
    for (let number = 1; number <= count; number += 1) entry.set(number / count);
    await frames(10);
  },
  async cycles(count) {
    for (let number = 1; number <= count; number += 1) {
      entry.toast(`Message ${number} of many`);
      await frame();
      entry.clear();
    }
    await later(1500);
  },
  async burst(ms) {
    const times = [];
    entry.burst(document.querySelector("#trigger"));
    for (let now = await frame(), end = now + ms; now < end; now = await frame()) times.push(now);
    globalThis.gaps = times.slice(1).map((time, at) => time - times[at]);
  },
  /** Whatever the entry is for. */
  async shift(ms) {
    if (entry.toast) entry.toast("Changes saved");
    else if (entry.burst) entry.burst(document.querySelector("#trigger"));
    else entry.begin(place);
    await frames(3);
    entry.set?.(0.5);
    await later(ms);
  },
  rest: (ms) => later(ms),
};
globalThis.go = (what, amount) => {
  globalThis.over = false;
  setTimeout(() => begin[what](amount).then(() => (globalThis.over = true)));
};
globalThis.setUp = async (what) => {
  await entry[what]?.(place);
  await frames(3);
};

/** Norm M4: all that moved by itself; what follows a person's input is not excused. */
globalThis.shifted = 0;
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) shifted += one.value;
}).observe({ type: "layout-shift", buffered: true });

globalThis.entry = await import(new URL("index.js", location.href));
await later(100); // what a framework renders first is there
globalThis.ready = true;
