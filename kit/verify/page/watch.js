/* Keeps a log of what a page does to the people in front of it. Runs before all scripts of a page. */

(() => {
  // Each scene is a first visit, unless a test says that it is another one; of somebody's own page nothing is taken away.
  try {
    if (!OWN && !sessionStorage.getItem("again")) [localStorage, sessionStorage].forEach((store) => store.clear());
  } catch {
    // An empty page has no storage.
  }
  const frozen = FROZEN;
  const log = [];
  const native = {
    frame: requestAnimationFrame.bind(globalThis),
    timeout: setTimeout.bind(globalThis),
    animations: Element.prototype.getAnimations,
    allAnimations: Document.prototype.getAnimations,
  };
  const note = (kind, facts) => log.push({ kind, at: performance.now(), ...facts });

  const describe = (node) => {
    if (!(node instanceof Element)) return node?.nodeName ?? "nothing";
    const part = node.getAttribute("data-part");
    return `<${node.localName}${node.id ? `#${node.id}` : ""}${part ? ` part ${part}` : ""}>`;
  };

  /* ---- what screen readers are told ---- */
  const LIVE = '[aria-live]:not([aria-live="off"]), [role="status"], [role="alert"], [role="log"], output';
  const regions = new Map();
  const words = (node) => node.textContent.replace(/\s+/g, " ").trim();
  const politeness = (node) =>
    node.getAttribute("aria-live") ?? (node.getAttribute("role") === "alert" ? "assertive" : "polite");

  /** Why a screen reader would not find this node; "" where it would. */
  function hidden(node) {
    if (!node.isConnected) return "not in the page";
    if (!node.checkVisibility({ visibilityProperty: true })) return "not rendered";
    const cause = node.closest('[aria-hidden="true"], [inert], [aria-busy="true"]');
    if (cause) return `inside ${describe(cause)}, which is ${["aria-hidden", "inert", "aria-busy"].find((a) => cause.hasAttribute(a))}`;
    const modal = [...document.querySelectorAll("dialog:modal")].at(-1);
    return modal && !modal.contains(node) ? "outside the open modal dialog" : "";
  }

  function listen() {
    for (const node of document.querySelectorAll(LIVE)) {
      const now = performance.now();
      const text = words(node);
      const known = regions.get(node);
      if (!known) {
        regions.set(node, { since: now, text, spoke: now });
        if (text && globalThis.stage) said(node, text, { age: 0, born: true });
      } else if (known.text !== text) {
        if (known.text) note("unsaid", { words: known.text, stood: now - known.spoke });
        if (text) said(node, text, { age: now - known.since, born: false });
        Object.assign(known, { text, spoke: now });
      }
    }
    for (const [node, known] of regions) {
      if (node.isConnected) continue;
      if (known.text) note("unsaid", { words: known.text, stood: performance.now() - known.spoke });
      regions.delete(node);
    }
  }

  /** A region inside another one is read with it, not twice. */
  function said(node, text, how) {
    if (node.parentElement?.closest(LIVE)) return;
    note("said", { path: "region", words: text, politeness: politeness(node), hidden: hidden(node), alert: node.role === "alert", ...how });
  }

  for (const kind of [Element, Document]) {
    const speak = kind.prototype.ariaNotify;
    if (!speak) continue;
    if (new URLSearchParams(location.search).get("speech") === "region") {
      delete kind.prototype.ariaNotify;
      continue;
    }
    kind.prototype.ariaNotify = function ariaNotify(text, options) {
      const node = this instanceof Document ? this.documentElement : this;
      const loud = options?.priority === "high";
      note("said", { path: "notify", words: String(text).replace(/\s+/g, " ").trim(), politeness: loud ? "assertive" : "polite", hidden: hidden(node), age: Infinity });
      return speak.call(this, text, options);
    };
  }

  /* ---- what changes in the page ---- */
  const standing = new Set();

  /** Components that came and went; only by whether they are in the page, since to measure would change the timing. */
  function meet() {
    const own = globalThis.stage;
    if (!own?.tag) return;
    for (const element of document.querySelectorAll(own.tag)) {
      if (!standing.has(element)) note("shown", { of: describe(element) });
      standing.add(element);
    }
    for (const element of standing) {
      if (!element.isConnected && standing.delete(element)) note("gone", { of: describe(element) });
    }
  }

  const observer = new MutationObserver((records) => {
    listen();
    meet();
    for (const record of records) {
      if (record.attributeName !== "data-state") continue;
      note("state", { of: describe(record.target), tag: record.target.localName, to: record.target.getAttribute("data-state") });
    }
  });
  observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });

  const dispatch = EventTarget.prototype.dispatchEvent;
  EventTarget.prototype.dispatchEvent = function dispatchEvent(event) {
    if (event instanceof CustomEvent) {
      const plain = Object.entries(event.detail ?? {}).filter(([, value]) => value === null || typeof value !== "object");
      note("event", { name: event.type, detail: Object.fromEntries(plain.filter(([, value]) => typeof value !== "function")) });
    }
    return dispatch.call(this, event);
  };

  /* ---- what goes wrong ---- */
  addEventListener("securitypolicyviolation", (event) =>
    note("report", { directive: event.effectiveDirective, blocked: event.blockedURI, sample: event.sample, source: event.sourceFile }));
  addEventListener("error", (event) => note("error", { message: event.message ?? `could not load ${event.target.src ?? event.target.href}` }), true);
  addEventListener("unhandledrejection", (event) => note("error", { message: `rejected and not handled: ${event.reason}` }));

  /* ---- focus and layout ---- */
  addEventListener("focusin", (event) => note("focus", { on: describe(event.target), id: event.target.id }), true);
  const shifts = new PerformanceObserver((list) => list.getEntries().forEach(shifted));
  const shifted = (entry) =>
    note("shift", { value: entry.value, of: entry.sources.map((source) => describe(source.node)).join(", ") });
  shifts.observe({ type: "layout-shift", buffered: true });

  /* ---- movement ---- */
  const moves = new WeakSet();
  const origins = new WeakMap(); // the element that an entry about a move is about
  const endless = (animation) => Number(animation.effect?.getComputedTiming().endTime) === Infinity;

  /** CSS keeps its easing on the keyframes; where all have the same one, that is the easing. */
  const eased = (effect, timing) =>
    timing.easing === "linear" ? [...new Set(effect.getKeyframes().slice(0, -1).map(({ easing }) => easing))].join(", ") : timing.easing;

  function record(animations) {
    for (const animation of animations) {
      if (moves.has(animation) || !animation.effect?.target) continue;
      moves.add(animation);
      const { target, pseudoElement } = animation.effect;
      const timing = animation.effect.getComputedTiming();
      const count = note("move", {
        of: describe(target) + (pseudoElement ?? ""),
        tag: target.localName,
        inside: Boolean(globalThis.stage?.made.some((element) => element?.contains(target)) || target.closest(globalThis.stage?.tag ?? "none")),
        holds: !pseudoElement && words(target) !== "",
        area: pseudoElement ? innerWidth * innerHeight : ((box) => box.width * box.height)(target.getBoundingClientRect()),
        waits: Boolean(target.closest('[aria-busy="true"]')),
        name: animation.animationName ?? animation.transitionProperty ?? "",
        css: animation instanceof CSSAnimation || animation instanceof CSSTransition,
        endless: endless(animation),
        duration: Number(timing.duration),
        delay: timing.delay,
        easing: eased(animation.effect, timing),
        iterations: timing.iterations === Infinity ? "infinite" : timing.iterations,
        direction: timing.direction,
        lasts: endless(animation) ? -1 : Number(timing.endTime),
        keyframes: animation.effect.getKeyframes().map(({ offset, computedOffset, easing, composite, ...values }) => values),
      });
      origins.set(log[count - 1], target);
    }
    return animations;
  }

  /** Where time is frozen, movement takes none of it: whoever waits for its end goes on at once. */
  let stepping = false;
  const end = (animations) => stepping ? 0 : record(animations).filter((animation) => !endless(animation) && animation.playState !== "finished").map((animation) => {
    try { animation.finish(); } catch { animation.cancel(); }
  }).length;

  if (frozen) {
    Element.prototype.getAnimations = function getAnimations(options) {
      const found = native.animations.call(this, options);
      end(found);
      return found;
    };
  }
  for (const name of ["animationstart", "transitionrun"]) {
    addEventListener(name, () => nodWatch.deaf || record(native.allAnimations.call(document)), true);
  }
  const animate = Element.prototype.animate;
  Element.prototype.animate = function (...given) {
    const animation = animate.apply(this, given);
    record([animation]);
    return animation;
  };

  /** Let everything that is due happen, except time: promises go on, finite movement ends, all until it is quiet. */
  async function settle() {
    for (let round = 0; round < 8; round += 1) {
      if (round < 2) await globalThis.stage?.landed?.();
      for (let turn = 0; turn < 5; turn += 1) await null;
      if (end(native.allAnimations.call(document)) === 0 && round) break;
    }
    return log.length;
  }

  const settled = () => (frozen ? settle() : 0);

  /** Let time pass in this document and settle; says what a timer threw, and null where the clock is not to be found. */
  async function pass(ms, how = "run_for") {
    const clock = globalThis.__pwClock?.controller, act = { run_for: "runFor", fast_forward: "fastForward" }[how];
    if (typeof clock?.[act] !== "function") return null;
    const problem = await clock[act](ms).then(() => "", String);
    await settled();
    return problem;
  }

  /** Let so many ms of all movement pass, and none by itself from now on; says how much of it goes on. */
  const steps = new WeakSet();
  function step(ms) {
    stepping = true;
    const moving = native.allAnimations.call(document).filter((one) => one.playState !== "finished");
    for (const animation of moving) {
      const now = steps.has(animation) ? Number(animation.currentTime) + ms : 0;
      steps.add(animation);
      animation.pause();
      animation.currentTime = now;
      if (!endless(animation) && now >= Number(animation.effect?.getComputedTiming().endTime)) animation.finish();
    }
    return { all: moving.length, finite: moving.filter((one) => !endless(one)).length };
  }

  const frames = async (count) => {
    for (let frame = 0; frame < count; frame += 1) await new Promise((done) => native.frame(done));
    shifts.takeRecords().forEach(shifted);
  };

  // Deaf to what the browser tells in real time: movement is then met at the ends of steps alone, the same in each run.
  globalThis.nodWatch = { deaf: false, log, origins, describe, settle, settled, pass, step, frames, native, running: () => record(native.allAnimations.call(document)) };
})();
