/** Controls and snippets, derived from the options of a component. */

import kit from "./data.js";

/**
 * @param {any} component
 * @param {Record<string, any>} now
 * @param {(name: string, value: any) => void} set
 */
export function controls(component, now, set) {
  return Object.entries(/** @type {Record<string, any>} */ (component.options)).map(([name, option]) => {
    const value = now[name] ?? option.default;
    const input = CONTROLS[option.type]?.(option, value) ?? document.createElement("input");
    input.addEventListener("change", () => set(name, READ[option.type]?.(input)));
    const field = document.createElement("label");
    field.className = `${kit.prefix}-field`;
    field.append(node("b", name), input, node("small", option.about));
    return field;
  });
}

/** @type {Record<string, (option: any, value: any) => any>} */
const CONTROLS = {
  choice: (option, value) => {
    const select = document.createElement("select");
    for (const choice of option.choices) select.append(new Option(choice, choice, false, choice === value));
    return select;
  },
  flag: (_, value) => Object.assign(document.createElement("input"), { type: "checkbox", checked: value }),
  number: ({ min, max }, value) =>
    Object.assign(document.createElement("input"), { type: "number", min: min ?? "", max: max ?? "", step: "any", value: value ?? "" }),
  text: (_, value) => Object.assign(document.createElement("input"), { value: value ?? "" }),
  list: (_, value) => Object.assign(document.createElement("textarea"), { rows: 3, value: (value ?? []).join("\n") }),
};

/** @type {Record<string, (input: any) => any>} */
const READ = {
  choice: (input) => input.value,
  flag: (input) => input.checked,
  number: (input) => (input.value === "" ? null : Number(input.value)),
  text: (input) => input.value,
  list: (input) => input.value.split("\n").filter(Boolean),
};

/**
 * @param {string} name
 * @param {any} component
 * @param {Record<string, any>} now
 */
export const snippets = (name, component, now) => [
  figure("HTML", html(component, now)),
  figure("JavaScript", `import { ${component.call} } from "./kit/${name}/${name}.js";\n\n${call(component, now)}`),
];

/**
 * @param {any} component
 * @param {Record<string, any>} now
 */
function html({ tag, options }, now) {
  const attributes = Object.entries(/** @type {Record<string, any>} */ (options))
    .filter(([name, option]) => now[name] != null && now[name] !== false && String(now[name]) !== String(option.default))
    .map(([name, { attribute }]) => (now[name] === true ? ` ${attribute}` : ` ${attribute}="${escape([now[name]].flat().join("|"))}"`));
  return `<${tag}${attributes.join("")}></${tag}>`;
}

/** @param {string} text */
const escape = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");

/**
 * @param {any} component
 * @param {Record<string, any>} now
 */
function call(component, now) {
  const { [component.first]: first, ...rest } = now;
  const inner = Object.entries(rest).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(component.options[name]?.default));
  const words = inner.map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return `${component.call}(${JSON.stringify(first)}${words.length ? `, { ${words.join(", ")} }` : ""});`;
}

/**
 * @param {string} title
 * @param {string} text
 */
function figure(title, text) {
  const [whole, pre, button] = [document.createElement("figure"), document.createElement("pre"), document.createElement("button")];
  button.type = "button";
  button.className = `${kit.prefix}-button`;
  button.toggleAttribute("data-quiet");
  button.toggleAttribute("data-copy");
  button.textContent = "Copy";
  button.setAttribute("aria-label", `Copy the ${title}`);
  pre.tabIndex = 0;
  pre.setAttribute("role", "group");
  pre.setAttribute("aria-label", title);
  pre.append(node("code", text));
  const caption = node("figcaption", title);
  caption.append(button);
  whole.append(caption, pre);
  return whole;
}

/**
 * @param {string} tag
 * @param {string} text
 */
function node(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}
