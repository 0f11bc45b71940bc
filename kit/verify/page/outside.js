/* Watching a page that is not ours: which element moved, and when an action was answered. Runs after look and watch. */

(() => {
  const SHARE = 0.25; // norm T1: a quarter of its box
  const KEYS = ["of", "name", "duration", "delay", "easing", "iterations", "direction", "keyframes"];

  const seen = (elements) => [...elements].some((element) => nodLook.seen(element, SHARE));

  /** Every move of the element, or of anything in it, that was recorded so far; equal ones once. */
  function moves(element) {
    nodWatch.running();
    const inside = nodWatch.log.filter((entry) => entry.kind === "move" && element.contains(nodWatch.origins.get(entry)));
    const plain = inside.map((entry) => JSON.stringify(Object.fromEntries(KEYS.map((key) => [key, entry[key]]))));
    return [...new Set(plain)].map((text) => JSON.parse(text));
  }

  /** What was said since the entry of that number. */
  const said = (since) => nodWatch.log.slice(since).filter((entry) => entry.kind === "said");

  /** Wait for the next frame, and until it has been painted: a task posted in its callback runs then. */
  const painted = () =>
    new Promise((done) => {
      nodWatch.native.frame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done();
        port2.postMessage(0);
      });
    });

  /** Take the time from the next input of the person on, until all that is expected has come or patience is over. */
  function arm({ selector, words, patience }) {
    const answer = { since: nodWatch.log.length, armed: performance.now(), start: null, shown: null };
    for (const name of ["click", "keydown", "input", "change", "submit"])
      addEventListener(name, (event) => { if (event.isTrusted) answer.start ??= event.timeStamp; }, { capture: true });
    const start = () => answer.start ?? answer.armed;
    const heard = () => !words || said(answer.since).some((entry) => entry.words.includes(words));
    const look = async () => {
      await painted();
      const passed = performance.now() - start();
      if (selector && answer.shown === null && seen(document.querySelectorAll(selector))) answer.shown = passed;
      if (passed > patience || ((!selector || answer.shown !== null) && heard())) return;
      await look();
    };
    Object.assign(globalThis.nodOutside, { answer, start, over: look });
  }

  globalThis.nodOutside = { made: [], tag: "none", seen, moves, said, painted, arm };
})();
