/** The lines that put what is inspected into a project, for each target; derived from the options of a component. */

import kit from "./data.js";

/**
 * @typedef {object} Taken
 * @property {string} name of the component's folder
 * @property {any} component
 * @property {Record<string, any>} now its options as they are set
 */

/** @type {Record<string, (taken: Taken) => string>} */
const PRINTERS = {
  HTML: (taken) => html(taken),
  JavaScript: (taken) => `import { ${taken.component.call} } from "./kit/${taken.name}/${taken.name}.js";\n\n${call(taken)};`,
  React: (taken) => framework(taken, { handler: "onClick={() => ", end: "}", prop: jsx }),
  Vue: (taken) => vue(taken),
  Svelte: (taken) => svelte(taken),
  Django: (taken) => `{% load ${kit.prefix}kit %}\n\n{% ${tag(taken)}${python(taken, " ", "=", django)} %}`,
  "Flask, FastAPI": (taken) => `{{ ${tag(taken)}(${python(taken, ", ", "=", jinja)}) }}`,
};

/** @param {Taken} taken @returns {{ title: string, text: string }[]} */
export const snippets = (taken) => Object.entries(PRINTERS).map(([title, print]) => ({ title, text: print(taken) }));

/** The options that are not as they would be anyway. @param {Taken} taken */
const given = ({ component, now }) =>
  Object.entries(now).filter(([name, value]) => {
    const option = component.options[name];
    return option && value != null && value !== false && JSON.stringify(value) !== JSON.stringify(option.default);
  });

/** @param {Taken} taken */
function html(taken) {
  const attributes = given(taken).map(([name, value]) => {
    const { attribute } = taken.component.options[name];
    return value === true ? ` ${attribute}` : ` ${attribute}="${escape([value].flat().join("|"))}"`;
  });
  return `<${taken.component.tag}${attributes.join("")}></${taken.component.tag}>`;
}

/** @param {string} text */
const escape = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");

/** @param {Taken} taken */
function call(taken) {
  const { first, call: name } = taken.component;
  const rest = given(taken).filter(([option]) => option !== first);
  const inner = rest.map(([option, value]) => `${option}: ${JSON.stringify(value)}`).join(", ");
  const head = taken.now[first] == null ? [] : [JSON.stringify(taken.now[first])];
  return `${name}(${[...head, ...(inner ? [`{ ${inner} }`] : [])].join(", ")})`;
}

/**
 * @param {Taken} taken
 * @param {{ handler: string, end: string, prop: (name: string, value: any) => string }} how
 */
function framework(taken, { handler, end, prop }) {
  const { name, component } = taken;
  if (component.passing) return `import { ${component.call} } from "./nod/${name}";\n\n<button ${handler}${call(taken)}${end}>…</button>`;
  const props = given(taken).map(([option, value]) => ` ${prop(option, value)}`).join("");
  return `import { ${component.title} } from "./nod/${name}";\n\n<${component.title}${props} />`;
}

/** @type {(name: string, value: any) => string} */
const jsx = (name, value) => {
  if (value === true) return name;
  return typeof value === "string" && !/["&<{\\]/.test(value) ? `${name}="${value}"` : `${name}={${JSON.stringify(value)}}`;
};

/** @param {Taken} taken */
function vue(taken) {
  const { name, component } = taken;
  const brought = component.passing ? component.call : component.title;
  const head = `<script setup>\nimport { ${brought} } from "./nod/${name}";\n</script>\n\n<template>\n`;
  if (component.passing) return `${head}  <button @click='${call(taken).replace(/&/g, "&amp;").replace(/'/g, "&#39;")}'>…</button>\n</template>`;
  const props = given(taken).map(([option, value]) => {
    const { attribute } = component.options[option];
    if (value === true) return ` ${attribute}`;
    return typeof value === "string" ? ` ${attribute}="${escape(value)}"` : ` :${attribute}='${JSON.stringify(value).replace(/'/g, "&#39;")}'`;
  });
  return `${head}  <${component.title}${props.join("")} />\n</template>`;
}

/** Custom elements need no wrapper there. @param {Taken} taken */
function svelte(taken) {
  const { name, component } = taken;
  if (component.passing) {
    const head = `<script>\n  import { ${component.call} } from "./nod/${name}";\n</script>\n\n`;
    return `${head}<button onclick={() => ${call(taken)}}>…</button>`;
  }
  return `<script>\n  import "./nod/${name}";\n</script>\n\n${html(taken).replace(/[{}]/g, (brace) => `{"${brace}"}`)}`;
}

/** @param {Taken} taken */
const tag = ({ name }) => `${kit.prefix}_${name.replace(/-/g, "_")}`;

/**
 * @param {Taken} taken
 * @param {string} between
 * @param {string} is
 * @param {(value: any) => string} print
 */
function python(taken, between, is, print) {
  const { first, options } = taken.component;
  const head = taken.now[first] == null ? [] : [print(taken.now[first])];
  const rest = given(taken).filter(([name]) => name !== first);
  const words = [...head, ...rest.map(([name, value]) => `${options[name].attribute.replace(/-/g, "_")}${is}${print(value)}`)];
  return (between === " " ? words.map((word) => ` ${word}`) : words).join(between.trim() && between);
}

/** @param {any} value */
const jinja = (value) => (typeof value === "boolean" ? String(value) : JSON.stringify(value));

/** A template of Django has no lists, and no way to write a quotation mark inside the same ones. @param {any} value */
function django(value) {
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return String(value);
  const text = [value].flat().join("|");
  return text.includes('"') ? `'${text.replace(/'/g, "’")}'` : `"${text}"`;
}
