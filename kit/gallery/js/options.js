/** Controls for the options of a component, and what shows code. */

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
 * @param {string} title
 * @param {string} text
 */
export function figure(title, text) {
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
export function node(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}
