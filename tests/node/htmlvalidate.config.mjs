/** What the emitted pages are held to: the recommended rules, those on accessibility, and those on whole documents. */
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:a11y", "html-validate:document"],
  rules: {
    "doctype-style": ["error", { style: "lowercase" }],
    // A page and its kit come from the same server: there is nobody in between to guard against.
    "require-sri": ["error", { target: "crossorigin" }],
    // A branch that a template leaves out leaves its line behind; it means nothing.
    "no-trailing-whitespace": "off",
    // Safari takes the role away from a list without bullets; saying it gives it back.
    "no-redundant-role": "off",
    "prefer-native-element": ["error", { exclude: ["list"] }],
    // A choice of theme or mode acts at once: a button to submit it would do nothing.
    "wcag/h32": "off",
  },
};
