"use client";
/** A custom element as a React component: options are props, events are handlers, and the ref is the element. */

import { createElement, useImperativeHandle, useLayoutEffect, useRef } from "react";
import { define } from "../runtime/element.js";

/** @param {string} name */
const kebab = (name) => name.replace(/[A-Z]/g, "-$&").toLowerCase();

/** @param {any} value */
const text = (value) => (Array.isArray(value) ? value.join("|") : value === true ? "" : value === false ? null : value);

/**
 * @param {string} tag
 * @param {CustomElementConstructor & { observedAttributes?: string[], defined?: () => void }} kind
 * @param {string[]} options names as props
 * @param {Record<string, string>} events names of events, by the props that hear them
 * @returns {any}
 */
export function component(tag, kind, options, events) {
  const live = kind.observedAttributes ?? [];

  /** @param {any} props */
  function Element({ attributes, outer }) {
    const node = useRef(/** @type {any} */ (null));
    useImperativeHandle(outer, () => node.current, []);
    useLayoutEffect(() => {
      const home = node.current.parentNode;
      const made = node.current;
      define(tag, kind);
      // What has found itself a better place goes back before React takes it from where it put it.
      return () => {
        if (home && made.parentNode !== home) home.append(made);
      };
    }, []);
    // A text is React's own to the last letter: so it leaves alone what the element has built in itself before React took over.
    return createElement(tag, { ...attributes, ref: node, children: "", suppressHydrationWarning: true });
  }

  return (/** @type {any} */ { ref, ...given }) => {
    /** @type {Record<string, any>} */
    const attributes = {};
    const fixed = [];
    for (const [name, value] of Object.entries(given)) {
      if (events[name]) attributes[`on${events[name]}`] = value;
      else if (!options.includes(name)) attributes[name] = value;
      else {
        // React sets a property where there is one, and a method of that name would be gone. HTML has no upper case.
        const attribute = name in kind.prototype ? kebab(name).toUpperCase() : kebab(name);
        attributes[attribute] = text(value);
        if (!live.includes(kebab(name))) fixed.push(name, text(value));
      }
    }
    // Options that the element reads once make a new element when they change.
    return createElement(Element, { key: JSON.stringify(fixed), attributes, outer: ref });
  };
}
