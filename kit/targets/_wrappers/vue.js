/** A custom element as a Vue component: options are props, events are emitted, and `element` of a template ref is the element. */

import { defineComponent, h, shallowRef } from "vue";
import { define } from "../runtime/element.js";

/** @param {string} name */
const kebab = (name) => name.replace(/[A-Z]/g, "-$&").toLowerCase();

/** @param {any} value */
const text = (value) => (Array.isArray(value) ? value.join("|") : value === true ? "" : value === false ? null : value);

/**
 * @param {string} tag
 * @param {CustomElementConstructor & { observedAttributes?: string[], defined?: () => void }} kind
 * @param {Record<string, any>} options types by name, as Vue wants them
 * @param {Record<string, string>} events names of events, by what is emitted
 * @returns {any}
 */
export function component(tag, kind, options, events) {
  const live = kind.observedAttributes ?? [];
  return defineComponent({
    name: tag.replace(/(?:^|-)./g, (start) => start.at(-1)?.toUpperCase() ?? ""), // that of the class may be minified to one of HTML's
    props: options,
    emits: Object.keys(events),
    setup(/** @type {Record<string, any>} */ given, { emit, expose }) {
      const element = shallowRef(null);
      define(tag, kind);
      expose({ element });
      const listeners = Object.fromEntries(
        Object.entries(events).map(([short, name]) => [`on:${name}`, (/** @type {Event} */ event) => emit(short, event)]),
      );
      return () => {
        const all = Object.keys(options).map((name) => [name, text(given[name] ?? null)]);
        // The sign ^ makes an attribute of it, also where the element has a property or a method of that name.
        const attributes = Object.fromEntries(all.map(([name, value]) => [`^${kebab(name)}`, value]));
        // Options that the element reads once make a new element when they change.
        const key = JSON.stringify(all.filter(([name]) => !live.includes(kebab(name))));
        return h(tag, { ...attributes, ...listeners, key, ref: element });
      };
    },
  });
}
