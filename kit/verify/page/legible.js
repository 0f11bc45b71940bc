/* When words can be read: their colour and what is behind them, as opacity mixes them, and all of their box in view. */

(() => {
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const known = new Map();

  /** A computed colour in any notation as red, green, blue and alpha from 0 to 1. */
  function colour(text) {
    if (!known.has(text)) {
      pen.clearRect(0, 0, 1, 1);
      pen.fillStyle = text;
      pen.fillRect(0, 0, 1, 1);
      known.set(text, [...pen.getImageData(0, 0, 1, 1).data].map((part) => part / 255));
    }
    return known.get(text);
  }

  const mix = (front, back, share) => back.map((part, at) => front[at] * share + part * (1 - share));
  const over = (front, back) => mix(front, back, front[3]);
  const light = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  const luminance = ([red, green, blue]) => 0.2126 * light(red) + 0.7152 * light(green) + 0.0722 * light(blue);

  /** The contrast of an element's words: opacity makes a group of everything in it, and mixes it with what is behind. */
  function contrast(element) {
    const chain = [];
    for (let node = element; node instanceof Element; node = node.parentElement) {
      chain.unshift(node);
      if (node.matches(":modal, :popover-open")) break;
    }
    const ground = over(colour(getComputedStyle(document.body).backgroundColor), colour("Canvas").slice(0, 3));
    const paint = (depth, back, ink) => {
      if (depth === chain.length) return ink ? over(colour(getComputedStyle(element).color), back) : back;
      const style = getComputedStyle(chain[depth]);
      return mix(paint(depth + 1, over(colour(style.backgroundColor), back), ink), back, Number(style.opacity));
    };
    const [words, behind] = [luminance(paint(0, ground, true)), luminance(paint(0, ground, false))];
    return (Math.max(words, behind) + 0.05) / (Math.min(words, behind) + 0.05);
  }

  /** The elements whose own words people read in the components: those on controls where there are no others. */
  function readable() {
    const worded = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && /\p{L}/u.test(node.data)); // figures may roll
    const found = nodLook.all().flatMap((one) => [one, ...one.querySelectorAll("*")]).filter((one) =>
      worded(one) && one.checkVisibility({ visibilityProperty: true }) && !one.closest("[aria-hidden=true], [aria-live]"));
    const free = found.filter((one) => !one.closest("button, a"));
    return free.length ? free : found;
  }

  const large = (style) => parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && Number(style.fontWeight) >= 700);

  /** The lowest contrast among words that are at least half in view, against what their size needs; null without any. */
  function legibility() {
    const looks = readable().map((one) => [one, nodLook.shown(one)]).filter(([, look]) => look && look.full.width > 1);
    const shares = looks.map(([one, look]) => (look.share < 0.98 ? 0 : contrast(one) / (large(getComputedStyle(one)) ? 3 : 4.5)));
    return shares.length ? Math.min(...shares) : null;
  }

  globalThis.nodLegibility = legibility;
})();
