/** What is known of the component that is inspected: contrast as it is now, bytes, times, verdicts, tokens. */

import kit from "./data.js";
import facts from "./facts.js";
import { node } from "./options.js";

const context = /** @type {CanvasRenderingContext2D} */ (
  Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true })
);

/** @typedef {{ verified: any, bytes: Record<string, { script: number, styles: number, later: number }> }} Facts */
const known = /** @type {Facts} */ (/** @type {unknown} */ (facts));

/**
 * Fill the panel. What depends on the theme is read from the page as it stands.
 * @param {Element} panel
 * @param {string} id component/example
 * @param {Element} place whose tokens count
 */
export function know(panel, id, place) {
  const name = id.split("/")[0] ?? "";
  const component = /** @type {any} */ (kit.components)[name];
  const fill = (/** @type {string} */ part, /** @type {Element[]} */ rows) =>
    panel.querySelector(`[data-know="${part}"]`)?.replaceChildren(...rows);
  fill("verdicts", verdicts(name));
  fill("heard", heard(id));
  fill("contrast", contrast(component, place));
  fill("bytes", weight(name));
  fill("times", times(component));
  fill("tokens", tokens(component, place));
}

/** @param {string} name */
function verdicts(name) {
  const all = known.verified;
  if (!all) return [node("p", "No run of nodkit verify is known here. Write one with: nodkit verify --json .nodkit/verify.json")];
  const mine = all.components[name];
  if (!mine) return [node("p", `The run of ${all.when} did not ask this component.`)];
  const broken = mine.rows.filter((/** @type {any} */ row) => row.broken);
  const asked = new Set(mine.rows.map((/** @type {any} */ row) => row.says));
  const missed = /** @type {any} */ (kit.components)[name].promises.filter((/** @type {string} */ says) => !asked.has(says));
  const head = node("p", `${broken.length ? `${broken.length} broken` : "All kept"}: ${mine.rows.length} asked on ${all.when}`);
  head.dataset["mark"] = broken.length ? "broken" : "kept";
  const list = document.createElement("ul");
  for (const row of [...broken, ...mine.rows.filter((/** @type {any} */ one) => !one.broken)]) list.append(verdict(row));
  for (const says of missed) list.append(line("unasked", says, "not asked"));
  return [head, ...mine.findings.map(finding), rest(`All ${mine.rows.length + missed.length} sentences`, list)];
}

/** @param {any} row */
const verdict = (row) =>
  line(row.broken ? "broken" : "kept", row.says, row.broken ? `${row.check}, broken ${row.broken} of ${row.broken + row.held}` : row.check);

/**
 * @param {string} mark
 * @param {string} words
 * @param {string} note
 */
function line(mark, words, note) {
  const made = document.createElement("li");
  made.append(node("span", words), " ");
  made.dataset["mark"] = mark;
  made.append(node("small", note));
  return made;
}

/** @param {any} found */
function finding(found) {
  const made = document.createElement("dl");
  made.dataset["mark"] = "broken";
  const rows = { promise: found.promise, where: found.place, expected: found.expected, seen: found.seen, again: found.reproduce };
  for (const [term, words] of Object.entries(rows)) made.append(node("dt", term), node("dd", words));
  return made;
}

/** What a screen reader heard in the last run. @param {string} id */
function heard(id) {
  const told = known.verified?.heard[id] ?? [];
  if (!told.length) return [];
  const list = document.createElement("ol");
  for (const [at, words] of told) {
    const row = document.createElement("li");
    row.append(node("time", `${at} ms`), words);
    list.append(row);
  }
  return [node("p", "Heard in the last run of verify, on a frozen clock:"), list];
}

/**
 * @param {any} component
 * @param {Element} place
 */
function contrast(component, place) {
  const styles = getComputedStyle(place);
  const mode = place.closest(`[data-${kit.prefix}-mode]`)?.getAttribute(`data-${kit.prefix}-mode`) ?? "";
  const more = mode ? mode.endsWith("-more") : matchMedia("(prefers-contrast: more)").matches;
  const value = (/** @type {string} */ name) => styles.getPropertyValue(`--${kit.prefix}-${name}`).trim();
  const list = document.createElement("ul");
  for (const [kind, color, ground] of component.pairs) {
    const [front, back] = [value(color), value(ground)];
    const seen = Math.floor(ratio(front, back, value("color-canvas")) * 100) / 100;
    const needed = /** @type {any} */ (kit.needed)[kind][more ? 1 : 0];
    const row = line(seen >= needed ? "kept" : "broken", `${seen.toFixed(2)}:1`, `${color.slice(6)} on ${ground.slice(6)}, ${needed}:1 for ${kind}`);
    const sample = node("i", kind === "text" ? "Aa" : "");
    sample.setAttribute("aria-hidden", "true");
    sample.style.setProperty("--front", front);
    sample.style.setProperty("--back", back);
    row.prepend(sample);
    list.append(row);
  }
  return component.pairs.length ? [list] : [node("p", "This component has no colours of its own.")];
}

/**
 * The contrast of a colour on a ground that lies on the canvas, as WCAG 2 reckons it.
 * @param {string} front
 * @param {string} back
 * @param {string} canvas
 */
function ratio(front, back, canvas) {
  const ground = light(painted(["#fff", canvas, back]));
  const color = light(painted(["#fff", canvas, back, front]));
  return (Math.max(ground, color) + 0.05) / (Math.min(ground, color) + 0.05);
}

/** The colour that is seen when these lie over each other. @param {string[]} layers */
function painted(layers) {
  for (const layer of layers) {
    context.fillStyle = layer;
    context.fillRect(0, 0, 1, 1);
  }
  return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
}

/** @param {number[]} rgb */
function light(rgb) {
  const [red = 0, green = 0, blue = 0] = rgb.map((step) => (step / 255 <= 0.04045 ? step / 255 / 12.92 : ((step / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** @param {string} name */
function weight(name) {
  const mine = known.bytes[name];
  if (!mine) return [node("p", "This gallery was packed without weighing: nodkit gallery --export weighs.")];
  const kilo = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} kB`;
  const list = document.createElement("ul");
  list.append(
    line("", kilo(mine.script + mine.styles), `at once: script ${kilo(mine.script)} with all shared parts, styles ${kilo(mine.styles)}`),
    line("", kilo(mine.later), "later, when it is needed"),
    node("li", "Compressed with brotli, file by file, not minified."),
  );
  return [list];
}

/** @param {any} component */
function times(component) {
  const list = document.createElement("ul");
  for (const time of component.times) list.append(line("", time.text, `${time.about} ${time.norm && `${time.norm}: ${time.rule}`}`));
  return component.times.length ? [list] : [node("p", "It has no times of its own.")];
}

/**
 * @param {any} component
 * @param {Element} place
 */
function tokens(component, place) {
  const styles = getComputedStyle(place);
  const list = document.createElement("ul");
  for (const token of component.tokens) {
    const property = `--${kit.prefix}-${token}`;
    const row = document.createElement("li");
    row.append(node("code", property), node("small", styles.getPropertyValue(property).trim()));
    list.append(row);
  }
  return [rest(`${component.tokens.length} tokens and their values here`, list)];
}

/**
 * @param {string} title
 * @param {Element} inner
 */
function rest(title, inner) {
  const made = document.createElement("details");
  made.append(node("summary", title), inner);
  return made;
}
