/** Copies, and confirms it with the kit's own toast. */

import kit from "./data.js";

/**
 * @param {string} text
 * @param {HTMLElement} button
 * @param {string} words
 */
export async function copied(text, button, words) {
  try {
    await navigator.clipboard.writeText(text.trim());
  } catch {
    // No permission, or not a secure page: the person can still copy what is selected.
    const code = button.closest("figure")?.querySelector("code");
    if (code) getSelection()?.selectAllChildren(code);
    return tell(code ? "Selected: press Ctrl C to copy" : "Copy the address of this page", button);
  }
  return tell(words, button);
}

/**
 * @param {string} words
 * @param {HTMLElement} button
 */
async function tell(words, button) {
  const component = /** @type {any} */ (kit.components)["toast"];
  if (component) return (await import(component.module))[component.call](words);
  const before = button.textContent ?? "";
  button.lastChild?.replaceWith(words);
  return setTimeout(() => button.lastChild?.replaceWith(before), 2000);
}
