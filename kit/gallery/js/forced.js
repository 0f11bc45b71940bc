/**
 * The page much as a browser paints it in forced colours. Scripts cannot switch those on, so each rule of the page is given a twin
 * in the colours of the system, as the CSS Color Adjustment module has it; what opts out keeps its own, and rules that wait for
 * forced colours apply.
 */

const QUERY = "(forced-colors: active)";
/** What becomes of each property whose colour is the page's own; drawings keep theirs. `revert` is what the browser says of the element. */
const FORCED = new Map([
  ["background-color", "Canvas"],
  ["background-image", "none"],
  ["box-shadow", "none"],
  ["text-shadow", "none"],
  ["accent-color", "auto"],
  ...["color", "outline-color", "text-decoration-color", "column-rule-color"].map(reverted),
  ...["top", "right", "bottom", "left", "inline-start", "inline-end", "block-start", "block-end"].map((side) => reverted(`border-${side}-color`)),
]);
const KEPT = /^(transparent|none|inherit|initial|unset|revert|auto|url\(.*|rgba\(0, 0, 0, 0\)|(canvas|link|visited|active|button|field|highlight|selecteditem|mark|gray|accentcolor)\w*)$/i;

/** @type {(() => void)[]} how to undo it */
let undo = [];

/** @param {string} name @returns {[string, string]} */
function reverted(name) {
  return [name, "revert"];
}

/** @param {boolean} on */
export function force(on) {
  if (on === undo.length > 0) return;
  if (!on) {
    for (const back of undo.reverse()) back();
    undo = [];
    return;
  }
  const rules = [...document.styleSheets].flatMap((sheet) => [...within(sheet)]);
  const waiting = rules.filter(({ rule }) => rule instanceof CSSMediaRule && rule.media.mediaText.includes(QUERY));
  const out = rules.filter(({ rule }) => styled(rule)?.style.getPropertyValue("forced-color-adjust") === "none").map(({ rule }) => asked(rule));
  const own = rules.filter(({ rule }) => styled(rule) && !waits(rule));
  for (const { rule } of waiting) apply(/** @type {CSSMediaRule} */ (rule));
  // All are asked before any rule is added: each rule that is added would have the whole page reckoned again.
  const plain = own.filter(({ rule }) => !opted(/** @type {CSSStyleRule} */ (rule), out));
  for (const { rule, holder } of plain) twin(/** @type {CSSStyleRule} */ (rule), holder);
}

/** @param {CSSRule} rule */
const styled = (rule) => (rule instanceof CSSStyleRule ? rule : null);

/** @param {CSSRule | null} rule @returns {boolean} */
const waits = (rule) => !!rule && ((rule instanceof CSSMediaRule && rule.media.mediaText.includes(QUERY)) || waits(rule.parentRule));

/**
 * All rules in what holds rules.
 * @param {any} holder
 * @returns {Generator<{ rule: CSSRule, holder: any }>}
 */
function* within(holder) {
  for (const rule of holder.cssRules) {
    yield { rule, holder };
    if (rule.cssRules && !(rule instanceof CSSKeyframesRule)) yield* within(rule);
  }
}

/** What a selector asks for, besides elements. @param {CSSRule} rule */
const asked = (rule) => styled(rule)?.selectorText.match(/\[[^\]]+\]|::[\w-]+/g) ?? [];

/**
 * Whether those whom a rule is about have opted out: asked of them, or, where none is here yet, of what their selector asks for.
 * @param {CSSStyleRule} rule
 * @param {string[][]} out
 */
function opted(rule, out) {
  const [plain = "", pseudo = ""] = rule.selectorText.split(/(?=::)/);
  const here = rule.selectorText.split("::").length > 2 ? [] : [...document.querySelectorAll(plain)];
  const names = (/** @type {string} */ one) => rule.selectorText.includes(one) || rule.selectorText.includes(one.replace(/\]$/, "="));
  if (!here.length) return out.some((all) => all.length > 0 && all.every(names));
  return here.every((one) => getComputedStyle(one, pseudo).getPropertyValue("forced-color-adjust") === "none");
}

/**
 * @param {CSSStyleRule} rule
 * @param {any} holder
 */
function twin(rule, holder) {
  // Drawings keep their colour too, for what they are painted with follows it.
  const drawn = rule.selectorText.endsWith("svg)") || [...document.querySelectorAll(rule.selectorText)].some((one) => one instanceof SVGElement);
  const given = [...rule.style].filter((name) => FORCED.has(name) && !(drawn && name === "color") && !KEPT.test(rule.style.getPropertyValue(name)));
  if (!given.length) return;
  const text = given.map((name) => `${name}: ${FORCED.get(name)}${rule.style.getPropertyPriority(name) && " !important"}`).join("; ");
  const place = [...holder.cssRules].indexOf(rule) + 1;
  holder.insertRule(`${rule.selectorText} { ${text} }`, place);
  const made = holder.cssRules[place];
  undo.push(() => holder.deleteRule([...holder.cssRules].indexOf(made)));
}

/** @param {CSSMediaRule} rule */
function apply(rule) {
  const before = rule.media.mediaText;
  rule.media.mediaText = "all";
  undo.push(() => (rule.media.mediaText = before));
}
