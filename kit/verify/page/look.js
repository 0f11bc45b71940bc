/* Looking at the page as the eye does: is it there, how much of it, does it move. Runs before all scripts of a page. */

(() => {
  const area = (box) => Math.max(0, box.right - box.left) * Math.max(0, box.bottom - box.top);

  const meet = (a, b) => ({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  });

  const onTop = (element) => element.matches(":modal, :popover-open");

  /** Clipped to nothing, as words are that only screen readers should find. */
  const hiddenByClip = (style, box) =>
    /^rect\((0(px)?,? ?){4}\)$|^rect\(1px, 1px, 1px, 1px\)$/.test(style.clip) ||
    /^inset\((50|100)%/.test(style.clipPath) ||
    (style.overflow !== "visible" && box.width <= 1 && box.height <= 1);

  /** The part of an element's box that no ancestor and no edge of the window cuts off; null where it cannot be seen. */
  function shown(element) {
    if (!element.isConnected || !element.checkVisibility({ visibilityProperty: true })) return null;
    const full = element.getBoundingClientRect();
    if (full.width < 1 || full.height < 1 || hiddenByClip(getComputedStyle(element), full)) return null;
    let box = meet(full, { left: 0, top: 0, right: innerWidth, bottom: innerHeight });
    let opacity = 1;
    let position = "static";
    for (let node = element; node instanceof Element; node = node.parentElement) {
      const style = getComputedStyle(node);
      opacity *= Number(style.opacity);
      const holds = style.transform !== "none" || style.filter !== "none" || style.contain !== "none";
      const positioned = style.position !== "static" || holds;
      const passes = (position === "fixed" && !holds) || (position === "absolute" && !positioned);
      if (node !== element && !passes) {
        if (style.overflow !== "visible") box = meet(box, node.getBoundingClientRect());
        if (hiddenByClip(style, node.getBoundingClientRect())) return null;
        position = style.position;
      } else if (node === element) position = style.position;
      if (onTop(node)) break;
    }
    return { share: area(box) / area(full), opacity, box, full: full.toJSON() };
  }

  /** True when so much of the element, or of anything in it, is there for the eye (norm T1 asks for a quarter). */
  function seen(element, share = 0) {
    if (!element) return false;
    const look = shown(element);
    if (look && look.opacity > 0.05 && look.share > 0 && look.share >= share) return true;
    const box = element.getBoundingClientRect();
    const ownBox = box.width >= 1 && box.height >= 1;
    return !ownBox && [...element.children].some((child) => seen(child, share));
  }

  /** The elements that a word in a promise means: the component, one of its parts, or the trigger. */
  function named(name, component) {
    const { tag, made } = globalThis.stage;
    if (name === "trigger") return [document.querySelector("#trigger")];
    if (name === component) return [...new Set([...made, ...document.querySelectorAll(tag)])];
    const query = `[data-part="${name}"]`;
    const last = made.at(-1);
    const inLast = (last?.isConnected && last.querySelectorAll(query)) || [];
    return inLast.length ? [...inLast] : [...document.querySelectorAll(query)];
  }

  const one = (name, component) => (name === component ? globalThis.stage.last() : named(name, component)[0]);

  const leaving = (element) => !element?.isConnected || Boolean(element.closest('[data-state="leaving"]'));

  /** Where to click so that the click arrives: the middle of what is seen of it, or what lies over it. */
  function spot(element) {
    element.scrollIntoView({ block: "nearest", inline: "nearest" });
    const look = shown(element);
    if (!look) return { problem: "is not to be seen" };
    const x = (look.box.left + look.box.right) / 2;
    const y = (look.box.top + look.box.bottom) / 2;
    const hit = document.elementFromPoint(x, y);
    if (hit && (element.contains(hit) || hit.contains(element))) return { x, y };
    return { problem: `is covered by ${hit ? nodWatch.describe(hit) : "nothing that can be hit"}` };
  }

  const focusable =
    'a[href], button:not([disabled]), input:not([disabled]), select, textarea, summary, [tabindex]:not([tabindex="-1"])';

  /** The components on the page, however they came there. */
  const all = () =>
    [...new Set([...globalThis.stage.made, ...document.querySelectorAll(globalThis.stage.tag)])].filter((one) => one?.isConnected);

  /** What can be operated in the components on the page, and is there to be operated. */
  const controls = () => all().flatMap((element) => [...element.querySelectorAll(focusable)]).filter((element) => seen(element));

  /** The words of the components that people read, without those that are decoration. */
  function words() {
    const found = [];
    for (const element of all()) {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const inside = walker.currentNode.parentElement;
        if (inside.checkVisibility({ visibilityProperty: true }) && !inside.closest("[aria-hidden=true]"))
          found.push(walker.currentNode.data);
      }
    }
    return found.join(" ").replace(/\s+/g, " ").trim();
  }

  globalThis.nodLook = { shown, seen, named, one, leaving, spot, all, controls, words };
})();
